package dev.hindsight.query.cart;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.query.entity.EntityState;
import dev.hindsight.query.entity.EntityView;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The row of a cart, as readers find it. */
@Entity
@Immutable
@Table(name = "carts")
@SuppressWarnings("NullAway.Init")
public class CartView extends EntityView {

  @Enumerated(EnumType.STRING)
  public CartStatus status;

  public @Nullable UUID customerId;

  @Convert(converter = CartLinesJson.class)
  @ColumnTransformer(read = "items #>> '{}'")
  public List<CartLine> items;

  public @Nullable Long totalMinor;

  public @Nullable String totalCurrency;

  @Formula(
      "EXISTS (SELECT 1 FROM hindsight_parked_streams p WHERE p.projection = 'carts' AND p.version = "
          + CartViewProjection.VERSION
          + " AND p.stream = 'cart-' || id)")
  public boolean stale;

  /** What the projection keeps of it, and at which version. */
  public EntityState<CartRow> state() {
    return new EntityState<>(id, version, stale, new CartRow(status, customerId, items, total()));
  }

  private @Nullable Money total() {
    return totalMinor == null || totalCurrency == null
        ? null
        : new Money(totalMinor, Currency.getInstance(totalCurrency));
  }
}
