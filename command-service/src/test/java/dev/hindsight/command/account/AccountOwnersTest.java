package dev.hindsight.command.account;

import static dev.hindsight.command.decider.DeciderSpec.given;
import static dev.hindsight.command.decider.DeciderSpec.givenNothing;

import dev.hindsight.command.account.AccountCommand.CloseAccount;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.TransferMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.Money;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose an account is. */
class AccountOwnersTest {

  private static final UUID ACCOUNT = new UUID(4, 1);
  private static final UUID OTHER = new UUID(4, 2);
  private static final UUID ADA = new UUID(3, 1);
  private static final UUID BOB = new UUID(3, 2);
  private static final Owner ADAS = new Owner.Customer(ADA);
  private static final Owner THE_SHOPS = new Owner.TheShop();
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Money TEN = Money.of("10.00", "EUR");

  private static final List<AccountCommand> COMMANDS =
      List.of(
          new OpenAccount(ACCOUNT, BOB, EUR),
          new DepositMoney(ACCOUNT, TEN, null),
          new WithdrawMoney(ACCOUNT, TEN, null),
          new TransferMoney(new UUID(5, 1), ACCOUNT, OTHER, TEN, null),
          new CloseAccount(ACCOUNT));

  @Test
  void an_account_is_of_the_customer_for_whom_it_is_opened_and_else_the_shops() {
    givenNothing().touches(new OpenAccount(ACCOUNT, ADA, EUR), ADAS);
    givenNothing().touches(new OpenAccount(ACCOUNT, null, EUR), THE_SHOPS);
  }

  @Test
  void it_stays_theirs_also_when_it_is_closed_and_a_transfer_is_of_who_gives() {
    var account = Account.stream(ACCOUNT);
    var bobs = new AccountOpened(BOB, "EUR");
    for (var command : COMMANDS) {
      given(account, new AccountOpened(ADA, "EUR"))
          .and(Account.stream(OTHER), bobs)
          .touches(command, ADAS);
      given(account, new AccountOpened(ADA, "EUR"), new AccountClosed()).touches(command, ADAS);
      given(account, new AccountOpened(null, "EUR")).touches(command, THE_SHOPS);
    }
  }

  @Test
  void of_an_account_that_is_not_there_nobody_is_the_owner() {
    for (var command : COMMANDS.subList(1, COMMANDS.size())) {
      givenNothing().touches(command);
    }
  }
}
