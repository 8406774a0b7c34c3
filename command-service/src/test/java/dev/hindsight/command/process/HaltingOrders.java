package dev.hindsight.command.process;

import dev.hindsight.command.decider.Command;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.events.Event;
import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.events.OrderEvent.RefundDeferred;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import java.util.Optional;
import java.util.Set;

/** The process of orders, in a JVM that is gone when it comes to a certain point. */
final class HaltingOrders implements ProcessManager {

  /** As after kill -9. */
  static final int STATUS = 137;

  private final ProcessManager orders;
  private final CrashPoint last;

  HaltingOrders(ProcessManager orders, CrashPoint last) {
    this.orders = orders;
    this.last = last;
  }

  private void reach(CrashPoint point) {
    if (point == last) {
      Runtime.getRuntime().halt(STATUS);
    }
  }

  @Override
  public String name() {
    return orders.name();
  }

  @Override
  public Set<Class<? extends Event>> wants() {
    return orders.wants();
  }

  @Override
  public TimerChange timer(Recorded recorded) {
    if (recorded.event() instanceof OrderPlaced) {
      reach(CrashPoint.PLACED_IS_READ);
    } else if (recorded.event() instanceof RefundDeferred) {
      reach(CrashPoint.DEFERRED_IS_READ);
    }
    return orders.timer(recorded);
  }

  @Override
  public void on(Recorded recorded, Steps steps) throws InterruptedException {
    if (recorded.event() instanceof OrderPlaced) {
      reach(CrashPoint.PLACED_IS_TAKEN_UP);
    } else if (recorded.event() instanceof OrderCancelled) {
      reach(CrashPoint.CANCELLED_IS_TAKEN_UP);
    }
    orders.on(recorded, new HaltingSteps(steps, false));
  }

  @Override
  public void onTimer(Timer due, Steps steps) throws InterruptedException {
    reach(CrashPoint.TIMER_IS_DUE);
    orders.onTimer(due, new HaltingSteps(steps, true));
  }

  private final class HaltingSteps implements Steps {

    private final Steps steps;
    private final boolean isFurther;

    HaltingSteps(Steps steps, boolean isFurther) {
      this.steps = steps;
      this.isFurther = isFurther;
    }

    @Override
    public Optional<Rejection> send(String step, Command command) throws InterruptedException {
      before(step);
      var answer = steps.send(step, command);
      after(step);
      return answer;
    }

    @Override
    public Optional<Rejection> send(String step, Command command, long expectedVersion)
        throws InterruptedException {
      before(step);
      var answer = steps.send(step, command, expectedVersion);
      after(step);
      return answer;
    }

    @Override
    public <S> S state(StreamName stream, Class<S> type) throws InterruptedException {
      return steps.state(stream, type);
    }

    private void before(String step) {
      if (step.startsWith("settle-")) {
        reach(CrashPoint.BEFORE_SETTLING);
      } else if (step.startsWith("reject-")) {
        reach(CrashPoint.BEFORE_REJECTING);
      } else if (step.startsWith("refund-") && !isFurther) {
        reach(CrashPoint.BEFORE_REFUNDING);
      }
    }

    private void after(String step) {
      if (step.startsWith("settle-")) {
        reach(CrashPoint.AFTER_SETTLING);
      } else if (step.startsWith("reject-")) {
        reach(CrashPoint.AFTER_REJECTING);
      } else if (step.startsWith("refund-")) {
        reach(isFurther ? CrashPoint.AFTER_A_FURTHER_ROUND : CrashPoint.AFTER_REFUNDING);
      }
    }
  }
}
