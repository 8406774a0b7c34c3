package dev.hindsight.command.process;

import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.customer.Standing;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.events.Event;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sees an order through: it is paid, or rejected and the cart given back; what was paid for a
 * cancelled one is refunded, as soon as the sellers can.
 */
public final class OrderProcess implements ProcessManager {

  /** How many times the first pause until the next round of a refund; the last goes on for ever. */
  private static final List<Integer> PAUSES = List.of(1, 5, 30, 60);

  private final Duration firstPause;

  public OrderProcess(Duration firstPause) {
    this.firstPause = firstPause;
  }

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public Set<Class<? extends Event>> wants() {
    return Set.of(OrderPlaced.class, OrderPaymentRequested.class, OrderCancelled.class);
  }

  @Override
  public void on(Recorded recorded, Steps steps) throws InterruptedException {
    var order = recorded.envelope().stream().id();
    var version = recorded.envelope().version();
    if (recorded.event() instanceof OrderEvent event) {
      switch (event) {
        case OrderPlaced e -> placed(order, version, e, steps);
        case OrderPaymentRequested e -> new Payment(order, version, e.accountId(), steps).make();
        case OrderCancelled _ -> new RefundRound(order, steps).take(version);
        case OrderPaid _, OrderRejected _, RefundDeferred _, PayoutRefunded _, OrderRefunded _ -> {}
      }
    }
  }

  @Override
  public TimerChange timer(Recorded recorded) {
    if (!(recorded.event() instanceof OrderEvent event)) {
      return new TimerChange.Leave();
    }
    return switch (event) {
      case RefundDeferred e -> new TimerChange.Set(pauseAfter(e.attempt()));
      case OrderRefunded _ -> new TimerChange.Clear();
      case OrderPlaced _,
          OrderPaymentRequested _,
          OrderPaid _,
          OrderRejected _,
          OrderCancelled _,
          PayoutRefunded _ ->
          new TimerChange.Leave();
    };
  }

  @Override
  public void onTimer(Timer due, Steps steps) throws InterruptedException {
    new RefundRound(due.stream().id(), steps).take(due.version());
  }

  private void placed(UUID order, long version, OrderPlaced e, Steps steps)
      throws InterruptedException {
    // A checkout does not know whose the cart is before it is decided, and so cannot look.
    if (refusal(e.customerId(), steps) instanceof Decision.Rejected gone) {
      Rejecting.order(order, e.accountId(), gone.rejection(), steps);
    } else if (e.accountId() != null) {
      new Payment(order, version, e.accountId(), steps).make();
    }
  }

  private static @Nullable Decision refusal(@Nullable UUID customer, Steps steps)
      throws InterruptedException {
    if (customer == null) {
      return null;
    }
    var state = steps.state(Customer.stream(customer), Customer.class);
    return Standing.refusal(customer, stream -> state, "/customerId").orElse(null);
  }

  private Duration pauseAfter(int attempt) {
    return firstPause.multipliedBy(PAUSES.get(Math.min(attempt, PAUSES.size()) - 1));
  }
}
