package dev.hindsight.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.events.Money;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Accounts into which money is paid, through the handler into a test's log. */
public final class SmallShop {

  private final CommandHandler handler;
  private final List<UUID> accounts = new ArrayList<>();

  public SmallShop(LogForTests log, Vertx vertx) {
    handler =
        new CommandHandler(
            vertx,
            new PostgresLog(vertx, log.connections(vertx)),
            LogForTests.shop(),
            Limits.DEFAULT,
            position -> {});
  }

  /** One event each. */
  public void openAccounts(int count) throws Exception {
    var requests = new ArrayList<Request>();
    for (int i = 0; i < count; i++) {
      var id = Ids.next();
      accounts.add(id);
      requests.add(Request.of(new OpenAccount(id, null, Currency.getInstance("EUR"))));
    }
    handle(requests);
  }

  /** One event each, into the accounts by turns. */
  public void deposit(int count) throws Exception {
    var requests = new ArrayList<Request>();
    for (int i = 0; i < count; i++) {
      var account = accounts.get(i % accounts.size());
      requests.add(Request.of(new DepositMoney(account, Money.of("1.00", "EUR"), null)));
    }
    handle(requests);
  }

  private void handle(List<Request> requests) throws Exception {
    var left = requests;
    while (!left.isEmpty()) {
      left = turnedAway(left);
    }
  }

  // A machine with much else to do turns some away: nothing has happened then, so they come again.
  private List<Request> turnedAway(List<Request> requests) throws Exception {
    var answers = new ArrayList<Future<Outcome>>();
    requests.forEach(request -> answers.add(handler.handle(request)));
    var again = new ArrayList<Request>();
    for (int i = 0; i < requests.size(); i++) {
      var outcome = answers.get(i).toCompletionStage().toCompletableFuture().get(20, SECONDS);
      if (outcome instanceof Outcome.Unavailable away && !away.mayHaveHappened()) {
        again.add(requests.get(i));
      } else {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
      }
    }
    return again;
  }
}
