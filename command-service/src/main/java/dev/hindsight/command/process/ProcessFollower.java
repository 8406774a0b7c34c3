package dev.hindsight.command.process;

import dev.hindsight.command.follow.Follower;
import dev.hindsight.command.follow.Plan;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.events.Recorded;

/** Runs a process manager: what it does is a task of each event that it wants. */
public final class ProcessFollower implements Follower {

  private final ProcessManager process;
  private final CommandHandler handler;

  public ProcessFollower(ProcessManager process, CommandHandler handler) {
    this.process = process;
    this.handler = handler;
  }

  @Override
  public String name() {
    return "process:" + process.name();
  }

  // Its steps have keys and look at states, so that old events do no harm.
  @Override
  public Start start() {
    return Start.FIRST_EVENT;
  }

  @Override
  public void plan(Recorded recorded, Plan plan) {
    var envelope = recorded.envelope();
    if (process.wants().contains(recorded.event().getClass())) {
      plan.task(envelope);
    }
    switch (process.timer(recorded)) {
      case TimerChange.Set set -> plan.setTimer(envelope, set.after());
      case TimerChange.Clear clear -> plan.clearTimer(envelope);
      case TimerChange.Leave leave -> {}
    }
  }

  @Override
  public void work(Recorded recorded) throws InterruptedException {
    var key = "process:" + process.name() + ":" + recorded.envelope().id();
    process.on(recorded, steps(recorded, key));
  }

  @Override
  public void timerDue(Recorded setBy) throws InterruptedException {
    var envelope = setBy.envelope();
    var key = "timer:" + process.name() + ":" + envelope.stream() + ":" + envelope.version();
    process.onTimer(new Timer(envelope.stream(), envelope.version()), steps(setBy, key));
  }

  private Steps steps(Recorded cause, String key) {
    return new CommandSteps(handler, "process:" + process.name(), cause.envelope(), key);
  }
}
