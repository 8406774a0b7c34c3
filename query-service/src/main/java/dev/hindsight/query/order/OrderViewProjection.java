package dev.hindsight.query.order;

import dev.hindsight.events.Envelope;
import dev.hindsight.events.OrderEvent;
import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.OrderEvent.OrderPaymentRequested;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.events.OrderEvent.OrderRefunded;
import dev.hindsight.events.OrderEvent.OrderRejected;
import dev.hindsight.events.OrderEvent.PayoutRefunded;
import dev.hindsight.events.OrderEvent.RefundDeferred;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.View;
import dev.hindsight.query.entity.SnapshotInterval;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Folds an order's events into its row, by the same rules as the order that decides. */
@Singleton
@View(name = OrderViewProjection.NAME, kinds = "order")
public final class OrderViewProjection implements EntityProjection<OrderRow> {

  /** Its name, for those who answer from it. */
  public static final String NAME = "orders";

  @Override
  public int snapshots() {
    return SnapshotInterval.EVENTS;
  }

  @Override
  public @Nullable OrderRow fold(@Nullable OrderRow order, Recorded recorded, Facts out) {
    var event = (OrderEvent) recorded.event();
    if (order == null) {
      return event instanceof OrderPlaced e ? placed(e, recorded.envelope()) : null;
    }
    return fold(order, event, recorded.envelope());
  }

  private static OrderRow fold(OrderRow order, OrderEvent event, Envelope envelope) {
    return switch (event) {
      case OrderPlaced e -> placed(e, envelope);
      case OrderPaymentRequested e ->
          order.is(OrderStatus.PLACED) ? order.toBePaidBy(e.accountId()) : order;
      case OrderPaid e -> order.paid(e);
      case OrderRejected e -> order.rejected(e.reason(), e.detail());
      case OrderCancelled e -> order.cancelled(e.reason());
      case RefundDeferred e ->
          order.withRefund(e.payoutId(), refund -> refund.deferred(e.attempt(), e.reason()));
      case PayoutRefunded e ->
          order.withRefund(e.payoutId(), refund -> refund.made(e.transferId()));
      case OrderRefunded e -> order.refunded();
    };
  }

  // A rejected order begins anew: nothing of its former life is left.
  private static OrderRow placed(OrderPlaced e, Envelope envelope) {
    return OrderRow.placed(e, envelope.occurredAt(), envelope.position());
  }
}
