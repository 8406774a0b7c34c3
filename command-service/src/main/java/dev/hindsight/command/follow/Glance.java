package dev.hindsight.command.follow;

/**
 * Whether it is worth looking into the database for what is due: when something has changed since
 * the last time, and now and then, for what time alone changes. One thread looks; any may say that
 * it is worth it.
 */
final class Glance {

  private final long atLeastEveryNanos;
  private volatile boolean changed = true;
  private long lastNanos;

  Glance(long atLeastEveryNanos) {
    this.atLeastEveryNanos = atLeastEveryNanos;
  }

  void worthIt() {
    changed = true;
  }

  /** Whoever is told yes looks now. */
  boolean isWorthIt() {
    var now = System.nanoTime();
    if (!changed && now - lastNanos < atLeastEveryNanos) {
      return false;
    }
    // Before the look: what changes meanwhile is worth another one.
    changed = false;
    lastNanos = now;
    return true;
  }
}
