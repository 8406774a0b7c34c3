package dev.hindsight.query.account;

import dev.hindsight.events.Money;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as it is told. */
public record AccountAnswer(
    UUID id,
    long version,
    AccountStatus status,
    @Nullable UUID ownerId,
    Money balance,
    @Nullable Boolean stale) {

  static AccountAnswer of(AccountView account) {
    return new AccountAnswer(
        account.id,
        account.version,
        account.status,
        account.ownerId,
        new Money(account.balanceMinor, Currency.getInstance(account.balanceCurrency)),
        account.staleOrAbsent());
  }
}
