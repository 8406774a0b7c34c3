package dev.hindsight.command.monitor;

import dev.hindsight.command.log.CommandOutcomes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets what became of commands without events after a time, a few at once, never in a hurry. */
public final class OutcomePurge implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(OutcomePurge.class);
  private static final int AT_ONCE = 1_000;
  private static final Duration BREATH = Duration.ofMillis(200);
  private static final Duration REST = Duration.ofMinutes(10);

  private final Vertx vertx;
  private final CommandOutcomes outcomes;
  private final Duration kept;
  private volatile boolean closed;

  public OutcomePurge(Vertx vertx, CommandOutcomes outcomes, Duration kept) {
    if (kept.isNegative() || kept.isZero()) {
      throw new IllegalArgumentException("hindsight.commands.kept must be more than " + kept);
    }
    this.vertx = vertx;
    this.outcomes = outcomes;
    this.kept = kept;
  }

  /** Begins, and goes on by itself. */
  public void start() {
    purge()
        .onComplete(done -> {
          if (!closed) {
            var more = done.succeeded() && done.result() == AT_ONCE;
            vertx.setTimer((more ? BREATH : REST).toMillis(), again -> start());
          }
        });
  }

  private Future<Integer> purge() {
    return outcomes
        .purge(kept, AT_ONCE)
        .onSuccess(gone -> LOG.debugf("%d commands that did nothing are forgotten", gone))
        .onFailure(e -> LOG.infof("old commands are forgotten later: %s", e.getMessage()));
  }

  @Override
  public void close() {
    closed = true;
  }
}
