package dev.hindsight.command.account;

import dev.hindsight.events.AccountEvent;
import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.Money;
import java.util.Currency;

/** What events make of an account. */
final class AccountFold {

  private AccountFold() {}

  static Account evolve(Account account, AccountEvent event) {
    return switch (event) {
      case AccountOpened e ->
          new Account.Open(e.ownerId(), Money.zero(Currency.getInstance(e.currency())));
      case AccountClosed e ->
          new Account.Closed(account instanceof Account.Open open ? open.ownerId() : null);
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
}
