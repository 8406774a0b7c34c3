package dev.hindsight.command.reaction;

import dev.hindsight.command.follow.Follower;
import dev.hindsight.command.follow.Plan;
import dev.hindsight.events.Recorded;

/** Runs a reaction, from where the log ends when it is first seen. */
public final class ReactionFollower implements Follower {

  private final Reaction reaction;

  public ReactionFollower(Reaction reaction) {
    this.reaction = reaction;
  }

  @Override
  public String name() {
    return "reaction:" + reaction.name();
  }

  @Override
  public Start start() {
    return Start.HEAD;
  }

  @Override
  public void plan(Recorded recorded, Plan plan) {
    if (reaction.wants().contains(recorded.event().getClass())) {
      plan.task(recorded.envelope());
    }
  }

  @Override
  public void work(Recorded recorded) throws Exception {
    reaction.react(recorded);
  }

  @Override
  public void timerDue(Recorded setBy) {
    throw new IllegalStateException("a reaction sets no timer");
  }
}
