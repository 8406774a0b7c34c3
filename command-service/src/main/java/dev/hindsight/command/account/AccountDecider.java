package dev.hindsight.command.account;

import static dev.hindsight.command.decider.Decision.accept;
import static dev.hindsight.command.decider.Decision.alreadyExists;
import static dev.hindsight.command.decider.Decision.notAllowed;
import static dev.hindsight.command.decider.Decision.unknown;

import dev.hindsight.command.account.AccountCommand.CloseAccount;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.TransferMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.customer.Standing;
import dev.hindsight.command.decider.Decider;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.events.AccountEvent;
import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.CustomerEvent.CustomerAccountOpened;
import java.util.List;
import java.util.Optional;

/**
 * The rules of accounts: never below zero, one currency, and a closed one takes part in nothing.
 */
public final class AccountDecider implements Decider<AccountCommand, Account, AccountEvent> {

  /** Of one customer, closed ones too: they stand in the customer's state, and this bounds it. */
  static final int MOST_ACCOUNTS = 100;

  @Override
  public String kind() {
    return Account.KIND;
  }

  @Override
  public Class<AccountCommand> commands() {
    return AccountCommand.class;
  }

  @Override
  public Class<AccountEvent> events() {
    return AccountEvent.class;
  }

  @Override
  public Account initial() {
    return new Account.Unknown();
  }

  @Override
  public Account evolve(Account account, AccountEvent event) {
    return AccountFold.evolve(account, event);
  }

  @Override
  public List<Owner> owners(AccountCommand command, Account account, Others others) {
    return account instanceof Account.Unknown && command instanceof OpenAccount open
        ? List.of(Owner.customer(open.ownerId()))
        : AccountRules.owner(account).stream().toList();
  }

  @Override
  public Decision decide(AccountCommand command, Account account, Others others) {
    return switch (account) {
      case Account.Unknown u ->
          command instanceof OpenAccount open ? open(open, others) : unknown(command.target());
      case Account.Open open -> decide(command, open, others);
      case Account.Closed c ->
          command instanceof OpenAccount
              ? alreadyExists(command.target())
              : AccountRules.closed(command.accountId());
    };
  }

  private static Decision decide(AccountCommand command, Account.Open account, Others others) {
    return switch (command) {
      case OpenAccount c -> alreadyExists(c.target());
      case DepositMoney c -> deposit(c, account);
      case WithdrawMoney c -> withdraw(c, account);
      case TransferMoney c -> new Transfers(others).next(c.transfer());
      case CloseAccount c -> close(c, account);
    };
  }

  private static Decision open(OpenAccount c, Others others) {
    return Standing.refusal(c.ownerId(), others, "/ownerId")
        .or(() -> tooManyAccounts(c, others))
        .orElseGet(() -> opened(c));
  }

  // The owner's stream says so too, so that a customer's accounts are found from the customer.
  private static Decision opened(OpenAccount c) {
    var currency = c.currency().getCurrencyCode();
    var opened = accept(c.target(), new AccountOpened(c.ownerId(), currency));
    return c.ownerId() == null
        ? opened
        : opened.and(
            Customer.stream(c.ownerId()), new CustomerAccountOpened(c.accountId(), currency));
  }

  private static Optional<Decision> tooManyAccounts(OpenAccount c, Others others) {
    return c.ownerId() != null
            && others.of(Customer.stream(c.ownerId())) instanceof Customer.Registered owner
            && owner.accounts().size() >= MOST_ACCOUNTS
        ? Optional.of(
            notAllowed(
                "too-many-accounts",
                "customer " + c.ownerId() + " has opened " + MOST_ACCOUNTS + ", the most",
                "/ownerId"))
        : Optional.empty();
  }

  private static Decision deposit(DepositMoney c, Account account) {
    return AccountRules.takes(c.accountId(), account, c.amount())
        .<Decision>map(Decision.Rejected::new)
        .orElseGet(() -> accept(c.target(), new MoneyDeposited(c.amount(), c.reference())));
  }

  private static Decision withdraw(WithdrawMoney c, Account account) {
    return AccountRules.gives(c.accountId(), account, c.amount())
        .<Decision>map(Decision.Rejected::new)
        .orElseGet(() -> accept(c.target(), new MoneyWithdrawn(c.amount(), c.reference())));
  }

  private static Decision close(CloseAccount c, Account.Open account) {
    return account.balance().isZero()
        ? accept(c.target(), new AccountClosed())
        : notAllowed(
            "account-not-empty", "account " + c.accountId() + " still holds " + account.balance());
  }
}
