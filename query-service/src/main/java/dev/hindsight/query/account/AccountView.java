package dev.hindsight.query.account;

import dev.hindsight.events.Money;
import dev.hindsight.query.entity.EntityState;
import dev.hindsight.query.entity.EntityView;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The row of an account, as readers find it. */
@Entity
@Immutable
@Table(name = "accounts")
@SuppressWarnings("NullAway.Init")
public class AccountView extends EntityView {

  @Enumerated(EnumType.STRING)
  public AccountStatus status;

  public @Nullable UUID ownerId;

  public long balanceMinor;

  public String balanceCurrency;

  @Formula(
      "EXISTS (SELECT 1 FROM hindsight_parked_streams p WHERE p.projection = 'accounts' AND p.version = "
          + AccountViewProjection.VERSION
          + " AND p.stream = 'account-' || id)")
  public boolean stale;

  /** What the projection keeps of it, and at which version. */
  public EntityState<AccountRow> state() {
    return new EntityState<>(
        id,
        version,
        stale,
        new AccountRow(
            status, ownerId, new Money(balanceMinor, Currency.getInstance(balanceCurrency))));
  }
}
