package dev.hindsight.query.account;

import dev.hindsight.events.AccountEvent;
import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.View;
import dev.hindsight.query.entity.SnapshotInterval;
import jakarta.inject.Singleton;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Folds an account's events into its row: the balance is their sum. */
@Singleton
@View(name = AccountViewProjection.NAME, kinds = "account")
public final class AccountViewProjection implements EntityProjection<AccountRow> {

  static final String NAME = "accounts";

  @Override
  public int snapshots() {
    return SnapshotInterval.EVENTS;
  }

  @Override
  public @Nullable AccountRow fold(@Nullable AccountRow account, Recorded recorded, Facts out) {
    var event = (AccountEvent) recorded.event();
    if (account == null) {
      return event instanceof AccountOpened e ? opened(e) : null;
    }
    return account.isOpen() ? fold(account, event) : account;
  }

  private static AccountRow opened(AccountOpened e) {
    var nothing = Money.zero(Currency.getInstance(e.currency()));
    return new AccountRow(AccountStatus.OPEN, e.ownerId(), nothing);
  }

  private static AccountRow fold(AccountRow account, AccountEvent event) {
    return switch (event) {
      case AccountOpened e -> account;
      case MoneyDeposited e -> account.plus(e.amount());
      case MoneyWithdrawn e -> account.minus(e.amount());
      case TransferReceived e -> account.plus(e.amount());
      case TransferSent e -> account.minus(e.amount());
      case AccountClosed e -> account.closed();
    };
  }
}
