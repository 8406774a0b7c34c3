package dev.hindsight.command.cart;

import static dev.hindsight.command.decider.Decision.accept;
import static dev.hindsight.command.decider.Decision.notAllowed;

import dev.hindsight.command.cart.CartCommand.RejectOrder;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.order.Order;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.OrderEvent.OrderRejected;
import java.util.Objects;

/** An order that cannot be paid is rejected and its cart given back, in one append. */
final class GivingBack {

  private GivingBack() {}

  static Decision decide(RejectOrder c, Others others) {
    var order = Order.stream(c.cartId());
    return others.of(order, Order.class) instanceof Order.Placed placed
            && Objects.equals(placed.accountId(), c.accountId())
        ? accept(order, new OrderRejected(c.reason(), c.detail()))
            .and(
                c.target(),
                new CartGivenBack(c.cartId(), c.reason(), placed.items(), placed.total()))
        : notAllowed("order-not-waiting", order + " does not wait for account " + c.accountId());
  }
}
