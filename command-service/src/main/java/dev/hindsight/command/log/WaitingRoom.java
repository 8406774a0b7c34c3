package dev.hindsight.command.log;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many questions wait for an answer of the database: who comes beyond that is turned
 * away at once, instead of a queue that grows while the database stands still. Thread-safe.
 */
public final class WaitingRoom {

  private final int places;
  private final AtomicInteger taken = new AtomicInteger();

  public WaitingRoom(int places) {
    this.places = places;
  }

  /** Takes a place, to be given back by {@link #leave}; false when there is none. */
  public boolean enter() {
    if (taken.incrementAndGet() <= places) {
      return true;
    }
    taken.decrementAndGet();
    return false;
  }

  /** Gives a place back. */
  public void leave() {
    taken.decrementAndGet();
  }

  /** What to tell who found no place. */
  public LogUnavailable full() {
    return new LogUnavailable(new IllegalStateException(places + " questions wait already"));
  }
}
