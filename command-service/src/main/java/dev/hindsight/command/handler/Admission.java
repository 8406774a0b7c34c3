package dev.hindsight.command.handler;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * How many commands are taken at a time; more are turned away at once. Those of callers who pace
 * themselves are turned away only when there is no room at all: nobody wants a hole in the midst of
 * many commands, or an order that stands still because others are placed. Thread-safe; one lock for
 * both counts, so that nobody is turned away for another who is about to be.
 */
final class Admission {

  private static final long LOOK_MILLIS = 10;

  private final int most;
  private final Room room;
  private int inside;
  private int insideAlone;
  private boolean closed;

  Admission(int most, Room room) {
    this.most = most;
    this.room = room;
  }

  /**
   * Nothing when a command that comes by itself is let in; it must {@link #leaveAlone}. Otherwise
   * why not.
   */
  synchronized Optional<Outcome> enterAlone() {
    if (!isOpenToOneAlone()) {
      return Optional.of(refusal());
    }
    insideAlone++;
    inside++;
    return Optional.empty();
  }

  synchronized void leaveAlone() {
    insideAlone--;
    inside--;
  }

  /** The same for one of a caller who paces himself; it must {@link #leave}. */
  synchronized Optional<Outcome> enterPaced() {
    if (!isOpen()) {
      return Optional.of(refusal());
    }
    inside++;
    return Optional.empty();
  }

  synchronized void leave() {
    inside--;
  }

  /** What a command that comes by itself would hear if it were turned away now. */
  synchronized Optional<Outcome.Unavailable> refuses() {
    return isOpenToOneAlone() ? Optional.empty() : Optional.of(refusal());
  }

  private boolean isOpenToOneAlone() {
    return isOpen() && insideAlone < room.size();
  }

  private boolean isOpen() {
    return !closed && inside < most;
  }

  private Outcome.Unavailable refusal() {
    var why = closed ? "the service is shutting down" : "too many commands at once";
    return new Outcome.Unavailable(why, false);
  }

  synchronized void close() {
    closed = true;
  }

  /** Completes when nobody is inside any more. */
  Future<Void> empty(Vertx vertx) {
    Promise<Void> empty = Promise.promise();
    vertx.setPeriodic(
        LOOK_MILLIS,
        timer -> {
          if (inside() == 0) {
            vertx.cancelTimer(timer);
            empty.tryComplete();
          }
        });
    return empty.future();
  }

  synchronized int inside() {
    return inside;
  }
}
