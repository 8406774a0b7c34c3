package dev.hindsight.command.handler;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** How many commands are taken at a time; more are turned away at once. Thread-safe. */
final class Admission {

  private static final long LOOK_MILLIS = 10;

  private final int most;
  private final AtomicInteger inside = new AtomicInteger();
  private volatile boolean closed;

  Admission(int most) {
    this.most = most;
  }

  /** Nothing when there is room; whoever comes in must {@link #leave}. Otherwise why not. */
  Optional<Outcome> enter() {
    var place = inside.incrementAndGet();
    if (!closed && place <= most) {
      return Optional.empty();
    }
    leave();
    var why = closed ? "the service is shutting down" : "too many commands at once";
    return Optional.of(new Outcome.Unavailable(why, false));
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
