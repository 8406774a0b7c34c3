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
import java.util.List;

/** What events make of an order. */
final class OrderFold {

  private OrderFold() {}

  static Order evolve(Order order, OrderEvent event) {
    return switch (event) {
      case OrderPlaced e -> new Order.Placed(e.accountId(), e.items(), e.total());
      case OrderPaymentRequested e ->
          order instanceof Order.Placed o
              ? new Order.Placed(e.accountId(), o.items(), o.total())
              : order;
      case OrderPaid e -> new Order.Paid(e.accountId(), e.payouts());
      case OrderRejected e -> new Order.Rejected();
      case OrderCancelled e ->
          order instanceof Order.Paid paid
              ? new Order.Cancelled(paid.accountId(), paid.payouts())
              : new Order.Cancelled(null, List.of());
      case RefundDeferred e -> order;
      case PayoutRefunded e -> order instanceof Order.Cancelled o ? without(o, e) : order;
      case OrderRefunded e -> new Order.Refunded();
    };
  }

  private static Order without(Order.Cancelled order, PayoutRefunded e) {
    var rest = order.unrefunded().stream().filter(p -> !p.transferId().equals(e.payoutId()));
    return new Order.Cancelled(order.accountId(), rest.toList());
  }
}
