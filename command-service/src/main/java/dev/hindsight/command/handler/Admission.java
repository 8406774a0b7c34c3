package dev.hindsight.command.handler;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many commands are taken at a time; more are turned away at once. Those of callers who pace
 * themselves are turned away only when there is no room at all: nobody wants a hole in the midst of
 * many commands, or an order that stands still because others are placed. Thread-safe.
 */
final class Admission {

  private static final long LOOK_MILLIS = 10;

  private final int most;
  private final Room room;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger insideAlone = new AtomicInteger();
  private volatile boolean closed;

  Admission(int most, Room room) {
    this.most = most;
    this.room = room;
  }

  /**
   * Nothing when a command that comes by itself is let in; it must {@link #leaveAlone}. Otherwise
   * why not.
   */
  Optional<Outcome> enterAlone() {
    var turnedAway = enter(insideAlone.incrementAndGet() <= room.size());
    if (turnedAway.isPresent()) {
      insideAlone.decrementAndGet();
    }
    return turnedAway;
  }

  void leaveAlone() {
    insideAlone.decrementAndGet();
    leave();
  }

  /** The same for one of a caller who paces himself; it must {@link #leave}. */
  Optional<Outcome> enterPaced() {
    return enter(true);
  }

  private Optional<Outcome> enter(boolean hasRoom) {
    var place = inside.incrementAndGet();
    if (!closed && hasRoom && place <= most) {
      return Optional.empty();
    }
    leave();
    return Optional.of(refusal());
  }

  /** What a command that comes by itself would hear if it were turned away now. */
  Optional<Outcome.Unavailable> refuses() {
    var isOpen = !closed && insideAlone.get() < room.size() && inside.get() < most;
    return isOpen ? Optional.empty() : Optional.of(refusal());
  }

  private Outcome.Unavailable refusal() {
    var why = closed ? "the service is shutting down" : "too many commands at once";
    return new Outcome.Unavailable(why, false);
  }

  void leave() {
    inside.decrementAndGet();
  }

  void close() {
    closed = true;
  }

  /** Completes when nobody is inside any more. */
  Future<Void> empty(Vertx vertx) {
    Promise<Void> empty = Promise.promise();
    vertx.setPeriodic(
        LOOK_MILLIS,
        timer -> {
          if (inside.get() == 0) {
            vertx.cancelTimer(timer);
            empty.tryComplete();
          }
        });
    return empty.future();
  }

  int inside() {
    return inside.get();
  }
}
