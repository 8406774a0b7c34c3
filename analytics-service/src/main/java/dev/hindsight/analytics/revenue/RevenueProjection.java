package dev.hindsight.analytics.revenue;

import dev.hindsight.analytics.rollup.Times;
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
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds an order's events into what it is for, and adds up what is paid and given back. */
@Singleton
@View(name = RevenueProjection.NAME, kinds = "order")
public final class RevenueProjection implements EntityProjection<OrderSale> {

  /** Its name, for those who answer from it. */
  public static final String NAME = "revenue";

  @Override
  public Set<Class<? extends Record>> tallies() {
    return Set.of(RevenueTally.class);
  }

  @Override
  public @Nullable OrderSale fold(@Nullable OrderSale order, Recorded recorded, Facts out) {
    var event = (OrderEvent) recorded.event();
    if (order == null) {
      return event instanceof OrderPlaced e ? placed(e) : null;
    }
    var sums = new Sales(Times.of(recorded.envelope()), out);
    return switch (event) {
      case OrderPlaced e -> placed(e);
      case OrderPaid e -> {
        sums.paid(order.items(), e.payouts(), e.total());
        yield order.paid(e.payouts());
      }
      case PayoutRefunded e -> {
        sums.payoutRefunded(order.payouts(), e.payoutId(), e.amount());
        yield order;
      }
      case OrderRefunded e -> {
        sums.refunded(order.items(), order.payouts(), e.total());
        yield order;
      }
      case OrderPaymentRequested e -> order;
      case OrderRejected e -> order;
      case OrderCancelled e -> order;
      case RefundDeferred e -> order;
    };
  }

  // A rejected order begins anew.
  private static OrderSale placed(OrderPlaced e) {
    return new OrderSale(e.items(), List.of());
  }
}
