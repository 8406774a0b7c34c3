package dev.hindsight.command.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.TransferMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.command.log.Metadata;
import dev.hindsight.events.Money;
import dev.hindsight.service.access.Caller;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** A little of everything that a log can hold. */
public final class ShopTraffic {

  static final UUID FIRST = Ids.next();
  static final UUID SECOND = Ids.next();
  static final Request KEYED = Request.of(deposit("7.00")).withKey("deposit-1", hash("a"));
  static final Request REFUSED =
      Request.of(new WithdrawMoney(FIRST, Money.of("9999.00", "EUR"), null))
          .withKey("withdrawal-1", hash("b"));

  private ShopTraffic() {}

  /** Commands with and without keys, times and metadata, refused ones, and transfers. */
  public static void send(CommandHandler process) throws Exception {
    accepted(process, Request.of(open(FIRST)));
    accepted(process, Request.of(open(SECOND)));
    accepted(process, KEYED);
    RestorableLog.answer(process, REFUSED);
    var metadata = new Metadata("order \"66\"\n", Ids.next(), "operator", null).toJson();
    var then = Instant.parse("2019-10-01T00:00:00.123456Z");
    accepted(
        process, new Request(deposit("3.00"), Caller.THE_SHOP, false, null, null, then, metadata));
    accepted(process, Request.of(transfer()).withKey("transfer-1", hash("c")));
    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < 700; i++) {
      answers.add(process.handle(Request.of(listing("Lamp — “" + i + "” \u2028 €"))));
    }
    for (var answer : answers) {
      accepted(RestorableLog.get(answer));
    }
  }

  static PostListing listing(String title) {
    return new PostListing(Ids.next(), null, title, null, null, Money.of("1.10", "EUR"));
  }

  static DepositMoney deposit(String euros) {
    return new DepositMoney(FIRST, Money.of(euros, "EUR"), null);
  }

  private static OpenAccount open(UUID account) {
    return new OpenAccount(account, null, Currency.getInstance("EUR"));
  }

  private static TransferMoney transfer() {
    return new TransferMoney(Ids.next(), FIRST, SECOND, Money.of("2.00", "EUR"), null);
  }

  static Outcome.Accepted accepted(CommandHandler process, Request request) throws Exception {
    return accepted(RestorableLog.answer(process, request));
  }

  private static Outcome.Accepted accepted(Outcome outcome) {
    if (outcome instanceof Outcome.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError("not accepted: " + outcome);
  }

  static List<String> without(List<String> lines, int index) {
    var fewer = new ArrayList<>(lines);
    fewer.remove(index);
    return fewer;
  }

  private static byte[] hash(String text) {
    return text.getBytes(UTF_8);
  }
}
