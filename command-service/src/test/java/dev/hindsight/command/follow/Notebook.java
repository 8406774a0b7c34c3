package dev.hindsight.command.follow;

import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Notes the references of the deposits it was called for, and fails as often as it is told. A
 * deposit sets its account's timer, a withdrawal clears it.
 */
final class Notebook implements Follower {

  private final Start start;
  final List<String> done = new CopyOnWriteArrayList<>();
  final List<Long> timers = new CopyOnWriteArrayList<>();
  final Map<String, Integer> failures = new ConcurrentHashMap<>();
  volatile Duration timer = Duration.ofDays(1);
  volatile Runnable duringTimer = () -> {};

  Notebook(Start start) {
    this.start = start;
  }

  @Override
  public String name() {
    return "notebook";
  }

  @Override
  public Start start() {
    return start;
  }

  @Override
  public void plan(Recorded recorded, Plan plan) {
    switch (recorded.event()) {
      case MoneyDeposited deposited -> {
        plan.task(recorded.envelope());
        plan.setTimer(recorded.envelope(), timer);
      }
      case MoneyWithdrawn withdrawn -> plan.clearTimer(recorded.envelope());
      default -> {}
    }
  }

  @Override
  public void work(Recorded recorded) {
    var reference = String.valueOf(((MoneyDeposited) recorded.event()).reference());
    if (failures.merge(reference, -1, Integer::sum) >= 0) {
      throw new IllegalStateException("not yet: " + reference);
    }
    done.add(reference);
  }

  @Override
  public void timerDue(Recorded setBy) {
    timers.add(setBy.envelope().version());
    duringTimer.run();
  }
}
