package dev.hindsight.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a fact, never for ever. */
final class Poll {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long INTERVAL_NANOS = 20_000_000;

  private Poll() {}

  static void until(String fact, BooleanSupplier holds) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited " + LIMIT.toSeconds() + " s in vain until " + fact);
      }
      if (Thread.interrupted()) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting until " + fact);
      }
      LockSupport.parkNanos(INTERVAL_NANOS);
    }
  }
}
