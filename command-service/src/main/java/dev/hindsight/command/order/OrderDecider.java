package dev.hindsight.command.order;

import static dev.hindsight.command.decider.Decision.accept;
import static dev.hindsight.command.decider.Decision.notAllowed;
import static dev.hindsight.command.decider.Decision.nothingToDo;
import static dev.hindsight.command.decider.Decision.unknown;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.AccountRules;
import dev.hindsight.command.decider.Decider;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.command.order.OrderCommand.CancelOrder;
import dev.hindsight.command.order.OrderCommand.PayOrder;
import dev.hindsight.command.order.OrderCommand.RefundOrder;
import dev.hindsight.command.order.OrderCommand.SettleOrder;
import dev.hindsight.events.OrderEvent;
import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.OrderEvent.OrderPaymentRequested;
import java.util.List;

/** The rules of orders. */
public final class OrderDecider implements Decider<OrderCommand, Order, OrderEvent> {

  @Override
  public String kind() {
    return Order.KIND;
  }

  @Override
  public Class<OrderCommand> commands() {
    return OrderCommand.class;
  }

  @Override
  public Class<OrderEvent> events() {
    return OrderEvent.class;
  }

  @Override
  public Order initial() {
    return new Order.Unknown();
  }

  @Override
  public Order evolve(Order order, OrderEvent event) {
    return OrderFold.evolve(order, event);
  }

  @Override
  public List<Owner> owners(OrderCommand command, Order order, Others others) {
    if (order instanceof Order.Unknown) {
      return List.of();
    }
    var orderOwner = Owner.customer(order.customerId());
    return command instanceof PayOrder pay
        ? AccountRules.owners(orderOwner, pay.accountId(), others)
        : List.of(orderOwner);
  }

  @Override
  public Decision decide(OrderCommand command, Order order, Others others) {
    return switch (command) {
      case PayOrder c ->
          order instanceof Order.Placed placed ? pay(c, placed, others) : ended(c, order);
      case CancelOrder c -> cancel(c, order);
      case SettleOrder c ->
          switch (order) {
            case Order.Placed placed -> Settlement.decide(c, placed, others);
            case Order.Paid _ -> nothingToDo();
            case Order.Unknown _,
                Order.Rejected _,
                Order.Cancelled _,
                Order.Refunding _,
                Order.Refunded _ ->
                ended(c, order);
          };
      case RefundOrder c ->
          switch (order) {
            case Order.Refunding refunding -> Refunds.decide(c, refunding, others);
            case Order.Cancelled _, Order.Refunded _ -> nothingToDo();
            case Order.Unknown _, Order.Placed _, Order.Paid _, Order.Rejected _ ->
                notAllowed("order-not-cancelled", c.target() + " was not cancelled");
          };
    };
  }

  private static Decision pay(PayOrder c, Order.Placed order, Others others) {
    if (c.accountId().equals(order.accountId())) {
      return nothingToDo();
    }
    var account = others.of(Account.stream(c.accountId()), Account.class);
    return AccountRules.gives(c.accountId(), account, order.total())
        .map(refusal -> refusal.at("/accountId"))
        .<Decision>map(Decision.Rejected::new)
        .orElseGet(() -> accept(c.target(), new OrderPaymentRequested(c.accountId())));
  }

  private static Decision cancel(CancelOrder c, Order order) {
    return switch (order) {
      case Order.Placed _, Order.Paid _ -> accept(c.target(), new OrderCancelled(c.reason()));
      case Order.Cancelled _, Order.Refunding _ -> nothingToDo();
      case Order.Unknown _, Order.Rejected _, Order.Refunded _ -> ended(c, order);
    };
  }

  /** Why an order that does not wait for its payment takes no other way now. */
  private static Decision ended(OrderCommand c, Order order) {
    return switch (order) {
      case Order.Unknown _ -> unknown(c.target());
      case Order.Placed _ ->
          notAllowed("order-placed", "order " + c.orderId() + " waits for its payment");
      case Order.Paid _ -> notAllowed("order-paid", "order " + c.orderId() + " is paid");
      case Order.Rejected _ ->
          notAllowed(
              "order-rejected", "order " + c.orderId() + " was rejected and its cart given back");
      case Order.Cancelled _, Order.Refunding _ ->
          notAllowed("order-cancelled", "order " + c.orderId() + " was cancelled");
      case Order.Refunded _ ->
          notAllowed("order-refunded", "order " + c.orderId() + " was cancelled and refunded");
    };
  }
}
