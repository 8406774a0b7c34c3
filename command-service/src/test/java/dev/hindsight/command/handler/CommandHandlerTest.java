package dev.hindsight.command.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.TransferMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.listing.ListingCommand.ChangeListingPrice;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.events.Money;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The handler on a real log: order, atomicity, keys, and two replicas on one log. */
class CommandHandlerTest {

  private static final Currency EUR = Currency.getInstance("EUR");

  private final LogForTests log = new LogForTests();
  private final List<Vertx> processes = new ArrayList<>();
  private CommandHandler handler = start();

  private CommandHandler start() {
    var vertx = Vertx.vertx();
    processes.add(vertx);
    return new CommandHandler(
        vertx,
        new PostgresLog(vertx, log.connections(vertx)),
        LogForTests.shop(),
        Limits.DEFAULT,
        position -> {});
  }

  @AfterEach
  void stop() {
    processes.forEach(vertx -> vertx.close().toCompletionStage().toCompletableFuture().join());
  }

  @BeforeEach
  void freshHandler() {
    handler = processes.size() == 1 ? handler : start();
  }

  @Test
  void a_command_becomes_an_event_with_the_first_version_and_position() throws Exception {
    var cart = Ids.next();

    var accepted = accepted(handler.handle(Request.of(new OpenCart(cart, null))));

    assertThat(accepted.version()).isEqualTo(1);
    assertThat(accepted.position()).isEqualTo(1);
    assertThat(accepted.stream()).hasToString("cart-" + cart);
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(1);
  }

  @Test
  void a_thousand_deposits_at_once_on_one_account_are_all_there_without_a_hole() throws Exception {
    var account = openAccount(handler);

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 1000; i++) {
      answers.add(handler.handle(Request.of(deposit(account, "1.00"))));
    }

    for (int i = 0; i < 1000; i++) {
      assertThat(accepted(answers.get(i)).version()).isEqualTo(i + 2);
    }
    assertDense();
    assertThat(balanceIsAtLeast(account, "1000.00")).isTrue();
    assertThat(balanceIsAtLeast(account, "0.01")).isFalse();
  }

  @Test
  void two_replicas_on_one_stream_lose_nothing_and_double_nothing() throws Exception {
    var other = start();
    var account = openAccount(handler);

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 300; i++) {
      answers.add(handler.handle(Request.of(deposit(account, "1.00"))));
      answers.add(other.handle(Request.of(deposit(account, "1.00"))));
    }

    var versions = new ArrayList<Long>();
    for (var answer : answers) {
      versions.add(accepted(answer).version());
    }
    assertThat(versions).doesNotHaveDuplicates().hasSize(600);
    assertDense();
    assertThat(balanceIsAtLeast(account, "600.00")).isTrue();
  }

  @Test
  void two_replicas_transferring_back_and_forth_conserve_the_money() throws Exception {
    var other = start();
    var left = openAccount(handler);
    var right = openAccount(handler);
    accepted(handler.handle(Request.of(deposit(left, "10.00"))));
    accepted(other.handle(Request.of(deposit(right, "10.00"))));

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 150; i++) {
      answers.add(handler.handle(Request.of(transfer(left, right, "3.00"))));
      answers.add(other.handle(Request.of(transfer(right, left, "4.00"))));
    }
    for (var answer : answers) {
      assertThat(get(answer)).isInstanceOfAny(Outcome.Accepted.class, Outcome.Refused.class);
    }

    assertDense();
    assertThat(log.number(SUM_OF_BALANCES)).isEqualTo(2000);
    assertThat(log.number(LOWEST_BALANCE)).isGreaterThanOrEqualTo(0);
  }

  private static final String BALANCES =
      """
      SELECT stream, version, sum(
        CASE WHEN type LIKE '%deposited%' OR type LIKE '%received%' THEN 1
             WHEN type LIKE '%withdrawn%' OR type LIKE '%sent%' THEN -1 ELSE 0 END
        * COALESCE((data->'amount'->>'amount')::numeric * 100, 0))
          OVER (PARTITION BY stream ORDER BY version) AS balance
      FROM events WHERE stream LIKE 'account-%'
      """;
  private static final String LOWEST_BALANCE = "SELECT min(balance) FROM (" + BALANCES + ") b";
  private static final String SUM_OF_BALANCES =
      "SELECT sum(balance) FROM (SELECT DISTINCT ON (stream) balance FROM ("
          + BALANCES
          + ") b ORDER BY stream, version DESC) last";

  @Test
  void a_price_that_another_replica_changed_is_never_overlooked() throws Exception {
    var other = start();
    var listing = Ids.next();
    var cart = Ids.next();
    accepted(handler.handle(Request.of(listing(listing, "1.00"))));
    accepted(handler.handle(Request.of(new OpenCart(cart, null))));
    accepted(handler.handle(Request.of(new AddItemToCart(cart, listing, 1))));

    accepted(other.handle(Request.of(new ChangeListingPrice(listing, Money.of("2.00", "EUR")))));
    accepted(handler.handle(Request.of(new AddItemToCart(cart, listing, 1))));

    assertThat(
            log.number(
                "SELECT count(*) FROM events WHERE type = 'hindsight.cart.item-added.v1'"
                    + " AND data->'unitPrice'->>'amount' = '2.00'"))
        .isEqualTo(1);
  }

  @Test
  void a_refusal_on_an_old_view_is_decided_again() throws Exception {
    var other = start();
    var account = openAccount(handler);
    assertThat(balanceIsAtLeast(account, "5.00")).isFalse();

    accepted(other.handle(Request.of(deposit(account, "5.00"))));

    accepted(handler.handle(Request.of(withdraw(account, "5.00"))));
  }

  @Test
  void a_refused_command_leaves_nothing_behind() throws Exception {
    var account = openAccount(handler);

    var refused = refused(handler.handle(Request.of(withdraw(account, "0.01"))));

    assertThat(refused.rejection().reason()).isEqualTo("insufficient-funds");
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(1);
  }

  @Test
  void one_refusal_in_the_middle_does_not_hold_up_the_others() throws Exception {
    var account = openAccount(handler);

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 50; i++) {
      answers.add(handler.handle(Request.of(deposit(account, "1.00"))));
      answers.add(handler.handle(Request.of(withdraw(Ids.next(), "1.00"))));
    }

    for (int i = 0; i < answers.size(); i += 2) {
      accepted(answers.get(i));
      assertThat(refused(answers.get(i + 1)).rejection().kind()).isEqualTo(Rejection.Kind.UNKNOWN);
    }
  }

  @Test
  void a_repeated_key_gets_the_first_answer_and_appends_nothing() throws Exception {
    var account = openAccount(handler);
    var request = Request.of(deposit(account, "7.00")).withKey("k-1", hash("a"));

    var first = accepted(handler.handle(request));
    var again = accepted(handler.handle(request));
    var elsewhere = accepted(start().handle(request));

    assertThat(again.replayed()).isTrue();
    assertThat(again).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
    assertThat(elsewhere).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(2);
  }

  @Test
  void the_same_key_many_times_at_once_and_on_two_replicas_has_one_effect() throws Exception {
    var other = start();
    var account = openAccount(handler);
    var request = Request.of(deposit(account, "7.00")).withKey("k-2", hash("a"));

    var answers =
        IntStream.range(0, 40)
            .mapToObj(i -> (i % 2 == 0 ? handler : other).handle(request))
            .toList();

    UUID command = null;
    for (var answer : answers) {
      var id = accepted(answer).commandId();
      assertThat(command == null || command.equals(id)).isTrue();
      command = id;
    }
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(2);
  }

  @Test
  void a_key_with_another_request_is_refused() throws Exception {
    var account = openAccount(handler);
    accepted(handler.handle(Request.of(deposit(account, "7.00")).withKey("k-3", hash("a"))));

    var other = get(handler.handle(Request.of(deposit(account, "8.00")).withKey("k-3", hash("b"))));

    assertThat(other).isInstanceOf(Outcome.KeyReused.class);
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(2);
  }

  @Test
  void a_refusal_under_a_key_is_repeated_even_when_it_would_be_allowed_now() throws Exception {
    var account = openAccount(handler);
    var request = Request.of(withdraw(account, "1.00")).withKey("k-4", hash("a"));
    refused(handler.handle(request));
    accepted(handler.handle(Request.of(deposit(account, "1.00"))));

    var again = refused(handler.handle(request));

    assertThat(again.replayed()).isTrue();
    assertThat(again.rejection().reason()).isEqualTo("insufficient-funds");
  }

  @Test
  void a_stale_version_is_refused_and_the_right_one_accepted() throws Exception {
    var account = openAccount(handler);
    accepted(handler.handle(Request.of(deposit(account, "1.00"))));

    var stale = refused(handler.handle(Request.of(deposit(account, "1.00")).ifAt(1)));
    var right = accepted(handler.handle(Request.of(deposit(account, "1.00")).ifAt(2)));

    assertThat(stale.rejection().kind()).isEqualTo(Rejection.Kind.OTHER_VERSION);
    assertThat(right.version()).isEqualTo(3);
  }

  @Test
  void a_transfer_is_one_append_over_three_streams() throws Exception {
    var from = openAccount(handler);
    var to = openAccount(handler);
    accepted(handler.handle(Request.of(deposit(from, "5.00"))));

    var accepted = accepted(handler.handle(Request.of(transfer(from, to, "5.00"))));

    assertThat(accepted.events()).hasSize(3);
    assertThat(
            log.number(
                "SELECT count(DISTINCT batch) FROM events WHERE command_id = '"
                    + accepted.commandId()
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void what_is_in_the_log_is_there_for_the_next_process() throws Exception {
    var account = openAccount(handler);
    accepted(handler.handle(Request.of(deposit(account, "5.00"))));

    var next = start();

    assertThat(accepted(next.handle(Request.of(withdraw(account, "5.00")))).version()).isEqualTo(3);
  }

  @Test
  void what_the_log_cannot_hold_harms_no_other_command() throws Exception {
    var account = openAccount(handler);

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 100; i++) {
      var reference = i == 50 ? "a\u0000b" : "fine";
      var deposit = new DepositMoney(account, Money.of("1.00", "EUR"), reference);
      answers.add(handler.handle(Request.of(deposit)));
    }

    for (int i = 0; i < 100; i++) {
      assertThat(get(answers.get(i)))
          .isInstanceOf(i == 50 ? Outcome.Broken.class : Outcome.Accepted.class);
    }
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(100);
    assertDense();
  }

  @Test
  void too_many_at_once_are_turned_away_and_the_others_served() throws Exception {
    var account = openAccount(handler);

    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 3 * Limits.DEFAULT.inFlight(); i++) {
      answers.add(handler.handle(Request.of(deposit(account, "1.00"))));
    }

    var accepted = 0;
    for (var answer : answers) {
      switch (get(answer)) {
        case Outcome.Accepted a -> accepted++;
        case Outcome.Unavailable u -> assertThat(u.mayHaveHappened()).isFalse();
        case Outcome.Refused r -> throw new AssertionError(r);
        case Outcome.KeyReused k -> throw new AssertionError(k);
        case Outcome.Broken b -> throw new AssertionError(b);
      }
    }
    assertThat(accepted).isGreaterThanOrEqualTo(Limits.DEFAULT.inFlight() - 1);
    assertThat(log.number("SELECT count(*) FROM events")).isEqualTo(accepted + 1);
    assertDense();
  }

  private void assertDense() {
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

  private boolean balanceIsAtLeast(UUID account, String amount) throws Exception {
    return get(handler.handle(Request.of(withdraw(account, amount)))) instanceof Outcome.Accepted;
  }

  private static UUID openAccount(CommandHandler handler) throws Exception {
    var account = Ids.next();
    accepted(handler.handle(Request.of(new OpenAccount(account, null, EUR))));
    return account;
  }

  private static Command listing(UUID id, String price) {
    return new PostListing(id, null, "A lamp", null, null, Money.of(price, "EUR"));
  }

  private static Command deposit(UUID account, String amount) {
    return new DepositMoney(account, Money.of(amount, "EUR"), null);
  }

  private static Command withdraw(UUID account, String amount) {
    return new WithdrawMoney(account, Money.of(amount, "EUR"), null);
  }

  private static Command transfer(UUID from, UUID to, String amount) {
    return new TransferMoney(Ids.next(), from, to, Money.of(amount, "EUR"), null);
  }

  private static byte[] hash(String text) {
    return text.getBytes(UTF_8);
  }

  private static Outcome.Accepted accepted(Future<Outcome> answer) throws Exception {
    var outcome = get(answer);
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return (Outcome.Accepted) outcome;
  }

  private static Outcome.Refused refused(Future<Outcome> answer) throws Exception {
    var outcome = get(answer);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return (Outcome.Refused) outcome;
  }

  private static Outcome get(Future<Outcome> answer) throws Exception {
    return answer.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
