package dev.hindsight.command.account;

import static dev.hindsight.command.decider.DeciderSpec.given;
import static dev.hindsight.command.decider.DeciderSpec.givenNothing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.account.AccountCommand.CloseAccount;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.TransferMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.decider.Change;
import dev.hindsight.command.decider.DeciderSpec;
import dev.hindsight.events.AccountEvent;
import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.CustomerEvent;
import dev.hindsight.events.CustomerEvent.CustomerAccountOpened;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.Money;
import dev.hindsight.events.TransferEvent.TransferMade;
import dev.hindsight.events.personal.PersonalText;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountDeciderTest {

  private static final UUID ALICE = new UUID(4, 1);
  private static final UUID BOB = new UUID(4, 2);
  private static final UUID OWNER = new UUID(3, 1);
  private static final UUID TRANSFER = new UUID(5, 1);
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Money TEN = Money.of("10.00", "EUR");
  private static final Money CENT = Money.of("0.01", "EUR");
  private static final Money MOST = new Money(Money.MAX_MINOR, EUR);
  private static final CustomerRegistered REGISTERED =
      new CustomerRegistered(new PersonalText("v1.name"), new PersonalText("v1.email"), null);
  private static final AccountOpened OPENED = new AccountOpened(null, "EUR");
  private static final MoneyDeposited TEN_IN = new MoneyDeposited(TEN, null);

  @Test
  void an_account_is_opened_in_one_currency() {
    givenNothing().when(new OpenAccount(ALICE, null, EUR)).then(OPENED);
  }

  @Test
  void an_account_of_a_known_customer_is_opened_and_stands_with_the_customer_too() {
    given(Customer.stream(OWNER), REGISTERED)
        .when(new OpenAccount(ALICE, OWNER, EUR))
        .then(
            new Change(Account.stream(ALICE), new AccountOpened(OWNER, "EUR")),
            new Change(Customer.stream(OWNER), new CustomerAccountOpened(ALICE, "EUR")));
  }

  @Test
  void a_customer_opens_so_many_accounts_and_no_more() {
    var opened =
        IntStream.range(0, AccountDecider.MOST_ACCOUNTS)
            .mapToObj(i -> new CustomerAccountOpened(new UUID(7, i), "EUR"))
            .toArray(CustomerEvent[]::new);
    var oneLess = Arrays.copyOf(opened, opened.length - 1);

    given(Customer.stream(OWNER), REGISTERED)
        .and(Customer.stream(OWNER), oneLess)
        .when(new OpenAccount(ALICE, OWNER, EUR))
        .thenAccepted();
    given(Customer.stream(OWNER), REGISTERED)
        .and(Customer.stream(OWNER), opened)
        .when(new OpenAccount(ALICE, OWNER, EUR))
        .thenRefused("too-many-accounts");
  }

  @Test
  void an_account_of_a_customer_who_was_deactivated_or_erased_is_refused() {
    given(Customer.stream(OWNER), REGISTERED, new CustomerDeactivated())
        .when(new OpenAccount(ALICE, OWNER, EUR))
        .thenRefused("customer-deactivated");
    given(Customer.stream(OWNER), REGISTERED, new CustomerErased())
        .when(new OpenAccount(ALICE, OWNER, EUR))
        .thenRefused("customer-erased");
  }

  @Test
  void an_account_of_an_unknown_customer_is_refused() {
    givenNothing().when(new OpenAccount(ALICE, OWNER, EUR)).thenUnknown("unknown-customer");
  }

  @Test
  void an_account_is_opened_once() {
    alice(OPENED).when(new OpenAccount(ALICE, null, EUR)).thenRefused("account-exists");
    alice(OPENED, new AccountClosed())
        .when(new OpenAccount(ALICE, null, EUR))
        .thenRefused("account-exists");
  }

  @Test
  void nothing_can_be_done_with_an_unknown_account() {
    givenNothing().when(new DepositMoney(ALICE, TEN, null)).thenUnknown("unknown-account");
    givenNothing().when(new WithdrawMoney(ALICE, TEN, null)).thenUnknown("unknown-account");
    givenNothing().when(transfer(TEN)).thenUnknown("unknown-account");
    givenNothing().when(new CloseAccount(ALICE)).thenUnknown("unknown-account");
  }

  @Test
  void nothing_can_be_done_with_a_closed_account() {
    var closed = alice(OPENED, new AccountClosed());

    closed.when(new DepositMoney(ALICE, TEN, null)).thenRefused("account-closed");
    closed.when(new WithdrawMoney(ALICE, TEN, null)).thenRefused("account-closed");
    closed.when(transfer(TEN)).thenRefused("account-closed");
    closed.when(new CloseAccount(ALICE)).thenRefused("account-closed");
  }

  @Test
  void money_comes_in_with_its_reference() {
    alice(OPENED).when(new DepositMoney(ALICE, TEN, "cash")).then(new MoneyDeposited(TEN, "cash"));
  }

  @Test
  void an_account_takes_its_own_currency_alone() {
    var dollars = Money.of("10.00", "USD");

    alice(OPENED, TEN_IN)
        .when(new DepositMoney(ALICE, dollars, null))
        .thenRefused("other-currency");
    alice(OPENED, TEN_IN)
        .when(new WithdrawMoney(ALICE, dollars, null))
        .thenRefused("other-currency");
    alice(OPENED, TEN_IN)
        .and(Account.stream(BOB), OPENED)
        .when(transfer(dollars))
        .thenRefused("other-currency");
  }

  @Test
  void money_is_not_sent_to_an_account_of_another_currency() {
    alice(OPENED, TEN_IN)
        .and(Account.stream(BOB), new AccountOpened(null, "USD"))
        .when(transfer(TEN))
        .thenRefused("other-currency");
  }

  @Test
  void all_the_money_can_be_withdrawn_and_not_a_cent_more() {
    alice(OPENED, TEN_IN)
        .when(new WithdrawMoney(ALICE, TEN, null))
        .then(new MoneyWithdrawn(TEN, null));
    alice(OPENED, TEN_IN)
        .when(new WithdrawMoney(ALICE, TEN.plus(CENT), null))
        .thenRefused("insufficient-funds");
  }

  @Test
  void a_balance_stays_far_below_what_can_be_counted() {
    var full = alice(OPENED, new MoneyDeposited(MOST, null));

    full.when(new DepositMoney(ALICE, CENT, null)).thenRefused("balance-too-large");
    given(Account.stream(ALICE), OPENED, TEN_IN)
        .and(Account.stream(BOB), OPENED, new MoneyDeposited(MOST, null))
        .when(transfer(CENT))
        .thenRefused("balance-too-large");
  }

  @Test
  void a_transfer_is_stated_on_both_sides_and_by_itself() {
    alice(OPENED, TEN_IN)
        .and(Account.stream(BOB), OPENED)
        .when(transfer(TEN))
        .then(
            new Change(Account.stream(ALICE), new TransferSent(TRANSFER, BOB, TEN, "rent")),
            new Change(Account.stream(BOB), new TransferReceived(TRANSFER, ALICE, TEN, "rent")),
            new Change(Transfer.stream(TRANSFER), new TransferMade(ALICE, BOB, TEN, "rent")));
  }

  @Test
  void a_transfer_of_more_than_is_there_is_refused() {
    alice(OPENED, TEN_IN)
        .and(Account.stream(BOB), OPENED)
        .when(transfer(TEN.plus(CENT)))
        .thenRefused("insufficient-funds");
  }

  @Test
  void a_transfer_goes_to_an_open_account() {
    var rich = alice(OPENED, TEN_IN);

    rich.when(transfer(TEN)).thenUnknown("unknown-account");
    rich.and(Account.stream(BOB), OPENED, new AccountClosed())
        .when(transfer(TEN))
        .thenRefused("account-closed");
  }

  @Test
  void a_transfer_to_itself_is_refused() {
    alice(OPENED, TEN_IN)
        .when(new TransferMoney(TRANSFER, ALICE, ALICE, TEN, null))
        .thenRefused("same-account");
  }

  @Test
  void one_transfer_moves_money_once() {
    alice(OPENED, TEN_IN)
        .and(Account.stream(BOB), OPENED)
        .and(Transfer.stream(TRANSFER), new TransferMade(ALICE, BOB, CENT, null))
        .when(transfer(CENT))
        .thenRefused("transfer-exists");
  }

  @Test
  void an_account_is_closed_when_it_holds_nothing() {
    alice(OPENED).when(new CloseAccount(ALICE)).then(new AccountClosed());
    alice(OPENED, TEN_IN, new MoneyWithdrawn(TEN, null))
        .when(new CloseAccount(ALICE))
        .then(new AccountClosed());
    alice(OPENED, TEN_IN).when(new CloseAccount(ALICE)).thenRefused("account-not-empty");
  }

  @Test
  void the_fold_takes_every_event_in_every_state() {
    var decider = new AccountDecider();
    var events =
        List.<AccountEvent>of(
            OPENED,
            TEN_IN,
            new MoneyWithdrawn(TEN, null),
            new TransferSent(TRANSFER, BOB, TEN, null),
            new TransferReceived(TRANSFER, BOB, TEN, null),
            new AccountClosed());
    var states =
        List.of(
            new Account.Unknown(),
            new Account.Open(null, Money.zero(EUR)),
            new Account.Closed(null));

    for (var state : states) {
      for (var event : events) {
        assertThat(decider.evolve(state, event)).isNotNull();
      }
    }
  }

  private static TransferMoney transfer(Money amount) {
    return new TransferMoney(TRANSFER, ALICE, BOB, amount, "rent");
  }

  private static DeciderSpec alice(AccountEvent... events) {
    return given(Account.stream(ALICE), events);
  }
}
