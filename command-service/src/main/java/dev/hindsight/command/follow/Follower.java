package dev.hindsight.command.follow;

import dev.hindsight.events.Recorded;

/** Does something because of events. One at a time over all replicas; keeps nothing in memory. */
public interface Follower {

  /** Stable for ever: its place in the log is kept under it. */
  String name();

  /** Where it starts when it is seen for the first time. */
  Start start();

  /** What an event leads to. Pure; asked of every event in the order of positions. */
  void plan(Recorded recorded, Plan plan);

  /**
   * Does what an event leads to, at least once. Runs on a virtual thread and may wait; what it
   * throws is tried again later.
   */
  void work(Recorded recorded) throws Exception;

  /** The same for a timer that is due, with the event that set it. */
  void timerDue(Recorded setBy) throws Exception;

  /** The place in the log of a follower that has none yet. */
  enum Start {
    /** It catches up with all that has happened. */
    FIRST_EVENT,
    /** What has happened before does not concern it. */
    HEAD
  }
}
