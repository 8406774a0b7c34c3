package dev.hindsight.query.account;

import dev.hindsight.events.Money;
import dev.hindsight.query.entity.EntityState;
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

  static AccountAnswer of(EntityState<AccountRow> state) {
    var account = state.row();
    return new AccountAnswer(
        state.id(),
        state.version(),
        account.status(),
        account.ownerId(),
        account.balance(),
        state.staleOrAbsent());
  }
}
