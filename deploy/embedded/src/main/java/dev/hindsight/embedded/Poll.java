package dev.hindsight.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a fact, never for ever. */
public final class Poll {
  /** Far above what a start takes: who has ended is noticed at once, whatever this is. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final long INTERVAL_NANOS = 20_000_000;

  private Poll() {}

  /** False when the fact has not come true in time. */
  public static boolean within(Duration limit, BooleanSupplier holds) {
    long end = System.nanoTime() + limit.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(INTERVAL_NANOS);
    }
    return true;
  }

  static void until(String fact, BooleanSupplier holds) {
    if (!within(LIMIT, holds)) {
      String why =
          Thread.currentThread().isInterrupted() ? "interrupted while waiting" : "waited in vain";
      throw new IllegalStateException(
          why + " until " + fact + " (limit " + LIMIT.toSeconds() + " s)");
    }
  }
}
