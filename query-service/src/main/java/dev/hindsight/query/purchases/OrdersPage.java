package dev.hindsight.query.purchases;

import dev.hindsight.query.order.OrderAnswer;
import dev.hindsight.query.order.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some orders of a customer, the newest first.
 *
 * @param next what {@code after} must be for the next page; absent on the last one
 */
public record OrdersPage(List<OrderAnswer> orders, @Nullable Long next) {

  /** Of one more row than the page has, when there is one. */
  static OrdersPage of(List<OrderView> found, int limit) {
    var more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    return new OrdersPage(
        page.stream().map(OrderView::state).map(OrderAnswer::of).toList(),
        more ? page.getLast().placedPosition : null);
  }
}
