package dev.hindsight.local.stack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How long to wait after a crash; whoever crashes too often in a short time is given up. */
final class BackOff {
  static final int CRASHES_TO_GIVE_UP = 5;
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final long LONGEST_SECONDS = 15;

  private final Deque<Long> crashes = new ArrayDeque<>();

  /** The pause after a crash at this time; empty when it was one too many. */
  Optional<Duration> afterCrash(long nanoTime) {
    crashes.removeIf(earlier -> nanoTime - earlier > WINDOW.toNanos());
    crashes.add(nanoTime);
    if (crashes.size() >= CRASHES_TO_GIVE_UP) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Math.min(LONGEST_SECONDS, 1L << (crashes.size() - 1))));
  }
}
