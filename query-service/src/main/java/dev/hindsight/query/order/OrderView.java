package dev.hindsight.query.order;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.query.entity.EntityState;
import dev.hindsight.query.entity.EntityView;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The row of an order, as readers find it. */
@Entity
@Immutable
@Table(name = "orders")
@SuppressWarnings("NullAway.Init")
public class OrderView extends EntityView {

  @Enumerated(EnumType.STRING)
  public OrderStatus status;

  public UUID cartId;

  public @Nullable UUID customerId;

  public @Nullable UUID accountId;

  @Convert(converter = OrderLinesJson.class)
  @ColumnTransformer(read = "items #>> '{}'")
  public List<CartLine> items;

  public long totalMinor;

  public String totalCurrency;

  @Convert(converter = PaidSharesJson.class)
  @ColumnTransformer(read = "payouts #>> '{}'")
  public List<PaidShare> payouts;

  public @Nullable String reason;

  public @Nullable String detail;

  public Instant placedAt;

  public long placedPosition;

  @Formula(
      "EXISTS (SELECT 1 FROM hindsight_parked_streams p WHERE p.projection = 'orders' AND p.version = "
          + OrderViewProjection.VERSION
          + " AND p.stream = 'order-' || id)")
  public boolean stale;

  /** The newest orders of a customer among those placed before a position of the log. */
  public static Uni<List<OrderView>> newest(UUID customer, long before, int rows) {
    PanacheQuery<OrderView> query =
        find(
            "customerId = ?1 AND placedPosition < ?2",
            Sort.descending("placedPosition"),
            customer,
            before);
    return query.range(0, rows - 1).list();
  }

  /** What the projection keeps of it, and at which version. */
  public EntityState<OrderRow> state() {
    return new EntityState<>(
        id,
        version,
        stale,
        new OrderRow(
            status,
            cartId,
            customerId,
            accountId,
            items,
            new Money(totalMinor, Currency.getInstance(totalCurrency)),
            payouts,
            reason,
            detail,
            placedAt,
            placedPosition));
  }
}
