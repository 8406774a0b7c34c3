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
import dev.hindsight.events.AccountEvent;
import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.CustomerEvent.CustomerAccountOpened;
import dev.hindsight.events.Money;
import dev.hindsight.events.TransferEvent.TransferMade;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

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
    return switch (event) {
      case AccountOpened e ->
          new Account.Open(e.ownerId(), Money.zero(Currency.getInstance(e.currency())));
      case AccountClosed e -> new Account.Closed();
      case MoneyDeposited e -> moved(account, e.amount());
      case MoneyWithdrawn e -> moved(account, e.amount().negated());
      case TransferReceived e -> moved(account, e.amount());
      case TransferSent e -> moved(account, e.amount().negated());
    };
  }

  private static Account moved(Account account, Money amount) {
    return switch (account) {
      case Account.Open open -> new Account.Open(open.ownerId(), open.balance().plus(amount));
      case Account.Closed closed -> closed;
      case Account.Unknown unknown -> unknown;
    };
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
              : closed(command.accountId());
    };
  }

  private static Decision decide(AccountCommand command, Account.Open account, Others others) {
    return switch (command) {
      case OpenAccount c -> alreadyExists(c.target());
      case DepositMoney c -> deposit(c, account);
      case WithdrawMoney c -> withdraw(c, account);
      case TransferMoney c -> transfer(c, account, others);
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

  private static Decision deposit(DepositMoney c, Account.Open account) {
    if (!inCurrencyOf(account, c.amount())) {
      return otherCurrency(c.accountId(), account, c.amount());
    }
    return tooMuch(account, c.amount())
        ? balanceTooLarge(c.accountId())
        : accept(c.target(), new MoneyDeposited(c.amount(), c.reference()));
  }

  private static Decision withdraw(WithdrawMoney c, Account.Open account) {
    if (!inCurrencyOf(account, c.amount())) {
      return otherCurrency(c.accountId(), account, c.amount());
    }
    return account.balance().compareTo(c.amount()) < 0
        ? insufficientFunds(c.accountId(), account, c.amount())
        : accept(c.target(), new MoneyWithdrawn(c.amount(), c.reference()));
  }

  private static Decision transfer(TransferMoney c, Account.Open from, Others others) {
    if (c.to().equals(c.accountId())) {
      return notAllowed("same-account", "a transfer goes to another account", "/to");
    }
    var receiver = Account.stream(c.to());
    var transfer = Transfer.stream(c.transferId());
    if (others.of(transfer, Transfer.class) == Transfer.MADE) {
      return alreadyExists(transfer);
    }
    return switch (others.of(receiver, Account.class)) {
      case Account.Unknown u -> unknown(receiver);
      case Account.Closed closed -> closed(c.to());
      case Account.Open to -> {
        if (!inCurrencyOf(from, c.amount())) {
          yield otherCurrency(c.accountId(), from, c.amount());
        }
        if (!inCurrencyOf(to, c.amount())) {
          yield otherCurrency(c.to(), to, c.amount());
        }
        if (from.balance().compareTo(c.amount()) < 0) {
          yield insufficientFunds(c.accountId(), from, c.amount());
        }
        if (tooMuch(to, c.amount())) {
          yield balanceTooLarge(c.to());
        }
        yield accept(
                c.target(), new TransferSent(c.transferId(), c.to(), c.amount(), c.reference()))
            .and(
                receiver,
                new TransferReceived(c.transferId(), c.accountId(), c.amount(), c.reference()))
            .and(transfer, new TransferMade(c.accountId(), c.to(), c.amount(), c.reference()));
      }
    };
  }

  private static Decision close(CloseAccount c, Account.Open account) {
    return account.balance().isZero()
        ? accept(c.target(), new AccountClosed())
        : notAllowed(
            "account-not-empty", "account " + c.accountId() + " still holds " + account.balance());
  }

  private static boolean inCurrencyOf(Account.Open account, Money amount) {
    return account.balance().currency().equals(amount.currency());
  }

  // Far above any real balance and far below what a long can count.
  private static boolean tooMuch(Account.Open account, Money more) {
    return account.balance().minor() > Money.MAX_MINOR - more.minor();
  }

  private static Decision closed(UUID id) {
    return notAllowed("account-closed", "account " + id + " is closed");
  }

  private static Decision otherCurrency(UUID id, Account.Open account, Money amount) {
    return notAllowed(
        "other-currency",
        "account " + id + " holds " + account.balance().currency() + ", not " + amount.currency(),
        "/amount/currency");
  }

  private static Decision insufficientFunds(UUID id, Account.Open account, Money amount) {
    return notAllowed(
        "insufficient-funds",
        "account " + id + " holds " + account.balance() + ", less than " + amount,
        "/amount");
  }

  private static Decision balanceTooLarge(UUID id) {
    return notAllowed("balance-too-large", "account " + id + " would hold too much", "/amount");
  }
}
