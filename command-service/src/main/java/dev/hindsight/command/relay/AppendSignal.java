package dev.hindsight.command.relay;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the relay that something was appended: the one in this process at once, one in another
 * process by a notification of the database. A notification takes a lock over the whole cluster at
 * commit, so one is sent for all appends of a short while, and none when the relay is here.
 */
@ApplicationScoped
public class AppendSignal {

  static final String CHANNEL = "hindsight_appended";
  private static final long SHORT_WHILE_MILLIS = 20;

  private final Vertx vertx;
  private final Pool pool;
  private final Wakeup wakeup;
  private final RelayProgress progress;
  private final AtomicBoolean announced = new AtomicBoolean();

  AppendSignal(Vertx vertx, Pool pool, Wakeup wakeup, RelayProgress progress) {
    this.vertx = vertx;
    this.pool = pool;
    this.wakeup = wakeup;
    this.progress = progress;
  }

  /** The log reaches to this position now. From any thread, never blocks. */
  public void appended(long position) {
    if (progress.snapshot().state() == RelayProgress.State.LEADING) {
      wakeup.wake();
    } else if (announced.compareAndSet(false, true)) {
      vertx.setTimer(SHORT_WHILE_MILLIS, timer -> announce());
    }
  }

  private void announce() {
    announced.set(false);
    // When this fails the relay's own poll finds the events a little later.
    pool.query("NOTIFY " + CHANNEL).execute().onFailure(failure -> {});
  }
}
