package dev.hindsight.query.order;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.query.entity.EntityState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is told.
 *
 * @param accountId who pays or paid; absent while the order waits for one
 * @param payouts what the sellers got; empty until it is paid
 */
public record OrderAnswer(
    UUID id,
    long version,
    OrderStatus status,
    UUID cartId,
    @Nullable UUID customerId,
    @Nullable UUID accountId,
    Instant placedAt,
    List<CartLine> items,
    Money total,
    List<PaidShare> payouts,
    @Nullable Rejection rejection,
    @Nullable Cancellation cancellation,
    @Nullable Boolean stale) {

  /** Why it could not be paid. */
  public record Rejection(@Nullable String reason, @Nullable String detail) {}

  /** That it is not wanted any more, and why if that was said. */
  public record Cancellation(@Nullable String reason) {}

  /** Of a row. */
  public static OrderAnswer of(EntityState<OrderRow> state) {
    var order = state.row();
    return new OrderAnswer(
        state.id(),
        state.version(),
        order.status(),
        order.cartId(),
        order.customerId(),
        order.accountId(),
        order.placedAt(),
        order.items(),
        order.total(),
        order.payouts(),
        rejection(order),
        cancellation(order),
        state.staleOrAbsent());
  }

  private static @Nullable Rejection rejection(OrderRow order) {
    return switch (order.status()) {
      case REJECTED -> new Rejection(order.reason(), order.detail());
      case PLACED, PAID, CANCELLED, REFUNDED -> null;
    };
  }

  private static @Nullable Cancellation cancellation(OrderRow order) {
    return switch (order.status()) {
      case CANCELLED, REFUNDED -> new Cancellation(order.reason());
      case PLACED, PAID, REJECTED -> null;
    };
  }
}
