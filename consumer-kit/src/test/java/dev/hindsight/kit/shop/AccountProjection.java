package dev.hindsight.kit.shop;

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
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Balances; a closed account has no row. */
public final class AccountProjection implements EntityProjection<AccountRow> {

  @Override
  public String name() {
    return "accounts";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("account");
  }

  @Override
  public Class<AccountRow> row() {
    return AccountRow.class;
  }

  @Override
  public @Nullable AccountRow fold(@Nullable AccountRow row, Recorded recorded, Facts out) {
    return switch ((AccountEvent) recorded.event()) {
      case AccountOpened e -> new AccountRow(Money.zero(Currency.getInstance(e.currency())));
      case MoneyDeposited e -> new AccountRow(balance(row).plus(e.amount()));
      case MoneyWithdrawn e -> new AccountRow(balance(row).minus(e.amount()));
      case TransferSent e -> new AccountRow(balance(row).minus(e.amount()));
      case TransferReceived e -> new AccountRow(balance(row).plus(e.amount()));
      case AccountClosed e -> null;
    };
  }

  private static Money balance(@Nullable AccountRow row) {
    return Objects.requireNonNull(row).balance();
  }
}
