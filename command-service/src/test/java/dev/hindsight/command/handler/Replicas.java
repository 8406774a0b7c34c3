package dev.hindsight.command.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.TransferMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.snapshot.Snapshots;
import dev.hindsight.events.Money;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Handlers on one real log, each with an event loop of its own as in another process. */
final class Replicas implements AutoCloseable {

  private static final Currency EUR = Currency.getInstance("EUR");

  final LogForTests log = new LogForTests();
  private final List<Vertx> processes = new ArrayList<>();

  /** One process: its handler, and what it does with snapshots. */
  record Replica(CommandHandler handler, Snapshots snapshots) {

    /** Ends in an orderly way: what is worth a snapshot is written. */
    void stop() throws Exception {
      handler.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }

  /** With so many snapshots that most reads find one. */
  CommandHandler start() {
    return start(7, Limits.DEFAULT).handler();
  }

  Replica start(int snapshotEvery, Limits limits) {
    var vertx = Vertx.vertx();
    processes.add(vertx);
    var snapshots = log.snapshots(vertx, snapshotEvery);
    var handler =
        new CommandHandler(
            vertx,
            new PostgresLog(vertx, log.connections(vertx)),
            LogForTests.shop(),
            limits,
            snapshots,
            position -> {});
    return new Replica(handler, snapshots);
  }

  @Override
  public void close() {
    processes.forEach(vertx -> vertx.close().toCompletionStage().toCompletableFuture().join());
  }

  /** Positions and versions count 1, 2, 3 … and the head says how many there are. */
  void assertDense() {
    assertThat(
            log.number(
                "SELECT count(*) FROM (SELECT first_position + ordinal AS p, row_number() OVER"
                    + " (ORDER BY first_position + ordinal) AS n FROM events e JOIN batches b"
                    + " ON b.id = e.batch) x WHERE p <> n"))
        .isZero();
    assertThat(
            log.number(
                "SELECT count(*) FROM (SELECT version, row_number() OVER (PARTITION BY stream"
                    + " ORDER BY version) AS n FROM events) x WHERE version <> n"))
        .isZero();
    assertThat(log.number("SELECT count(*) FROM events"))
        .isEqualTo(log.number("SELECT position FROM log_head"));
  }

  static boolean balanceIsAtLeast(CommandHandler handler, UUID account, String amount)
      throws Exception {
    return get(handler.handle(Request.of(withdraw(account, amount)))) instanceof Outcome.Accepted;
  }

  static UUID openAccount(CommandHandler handler) throws Exception {
    var account = Ids.next();
    accepted(handler.handle(Request.of(new OpenAccount(account, null, EUR))));
    return account;
  }

  static Command listing(UUID id, String price) {
    return new PostListing(id, null, "A lamp", null, null, Money.of(price, "EUR"));
  }

  static Command deposit(UUID account, String amount) {
    return new DepositMoney(account, Money.of(amount, "EUR"), null);
  }

  static Command withdraw(UUID account, String amount) {
    return new WithdrawMoney(account, Money.of(amount, "EUR"), null);
  }

  static Command transfer(UUID from, UUID to, String amount) {
    return new TransferMoney(Ids.next(), from, to, Money.of(amount, "EUR"), null);
  }

  static byte[] hash(String text) {
    return text.getBytes(UTF_8);
  }

  static Outcome.Accepted accepted(Future<Outcome> answer) throws Exception {
    var outcome = get(answer);
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return (Outcome.Accepted) outcome;
  }

  static Outcome.Refused refused(Future<Outcome> answer) throws Exception {
    var outcome = get(answer);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return (Outcome.Refused) outcome;
  }

  static Outcome get(Future<Outcome> answer) throws Exception {
    return answer.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
