package dev.hindsight.command.order;

import dev.hindsight.events.OrderEvent;
import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.OrderEvent.OrderPaymentRequested;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.events.OrderEvent.OrderRefunded;
import dev.hindsight.events.OrderEvent.OrderRejected;
import dev.hindsight.events.OrderEvent.PayoutRefunded;
import dev.hindsight.events.OrderEvent.RefundDeferred;
import java.util.HashMap;
import java.util.Map;

/** What events make of an order. */
final class OrderFold {

  private OrderFold() {}

  static Order evolve(Order order, OrderEvent event) {
    return switch (event) {
      case OrderPlaced e -> new Order.Placed(e.customerId(), e.accountId(), e.items(), e.total());
      case OrderPaymentRequested e ->
          order instanceof Order.Placed o
              ? new Order.Placed(o.customerId(), e.accountId(), o.items(), o.total())
              : order;
      case OrderPaid e -> new Order.Paid(order.customerId(), e.accountId(), e.total(), e.payouts());
      case OrderRejected e -> new Order.Rejected(order.customerId());
      case OrderCancelled e ->
          order instanceof Order.Paid o
              ? new Order.Refunding(o.customerId(), o.accountId(), o.total(), o.payouts(), Map.of())
              : new Order.Cancelled(order.customerId());
      case RefundDeferred e -> order instanceof Order.Refunding o ? deferred(o, e) : order;
      case PayoutRefunded e -> order instanceof Order.Refunding o ? refunded(o, e) : order;
      case OrderRefunded e -> new Order.Refunded(order.customerId());
    };
  }

  private static Order deferred(Order.Refunding o, RefundDeferred e) {
    var attempts = new HashMap<>(o.attempts());
    attempts.put(e.payoutId(), e.attempt());
    return new Order.Refunding(
        o.customerId(), o.accountId(), o.total(), o.unrefunded(), Map.copyOf(attempts));
  }

  private static Order refunded(Order.Refunding o, PayoutRefunded e) {
    var rest = o.unrefunded().stream().filter(p -> !p.transferId().equals(e.payoutId())).toList();
    return new Order.Refunding(o.customerId(), o.accountId(), o.total(), rest, o.attempts());
  }
}
