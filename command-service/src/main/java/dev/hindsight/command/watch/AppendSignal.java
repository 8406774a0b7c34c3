package dev.hindsight.command.watch;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Tells those who watch the log that something was appended: the ones in this process at once, ones
 * in another process by a notification of the database. A notification takes a lock over the whole
 * cluster at commit, so one is sent for all appends of a short while, and none when all are here.
 */
@ApplicationScoped
public class AppendSignal {

  static final String CHANNEL = "hindsight_appended";
  private static final long SHORT_WHILE_MILLIS = 20;

  /** Who watches, and whether it is this process that does. */
  private record Watcher(Wakeup wakeup, BooleanSupplier isHere) {}

  private final Vertx vertx;
  private final Pool pool;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final AtomicBoolean announced = new AtomicBoolean();

  AppendSignal(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  /**
   * From now on {@code wakeup} hears of appends; {@code isHere} says whether no other process needs
   * to.
   */
  public void add(Wakeup wakeup, BooleanSupplier isHere) {
    watchers.add(new Watcher(wakeup, isHere));
  }

  /** The log reaches to this position now. From any thread, never blocks. */
  public void appended(long position) {
    var allAreHere = true;
    for (var watcher : watchers) {
      if (watcher.isHere.getAsBoolean()) {
        watcher.wakeup.wake();
      } else {
        allAreHere = false;
      }
    }
    if (!allAreHere && announced.compareAndSet(false, true)) {
      vertx.setTimer(SHORT_WHILE_MILLIS, timer -> announce());
    }
  }

  /** Another process says that it appended something. */
  void appendedElsewhere() {
    watchers.forEach(watcher -> watcher.wakeup.wake());
  }

  private void announce() {
    announced.set(false);
    // When this fails the watchers' own polls find the events a little later.
    pool.query("NOTIFY " + CHANNEL).execute().onFailure(failure -> {});
  }
}
