package dev.hindsight.analytics.revenue;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Payout;
import dev.hindsight.kit.projection.Table;
import java.util.List;

/**
 * What must be known of an order to say what it brings in.
 *
 * @param items what it is for
 * @param payouts what each seller got; empty until it is paid
 */
@Table("order_sales")
public record OrderSale(List<CartLine> items, List<Payout> payouts) {

  public OrderSale {
    items = List.copyOf(items);
    payouts = List.copyOf(payouts);
  }

  OrderSale paid(List<Payout> shares) {
    return new OrderSale(items, shares);
  }
}
