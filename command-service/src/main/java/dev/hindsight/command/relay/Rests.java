package dev.hindsight.command.relay;

import dev.hindsight.command.watch.Pace;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long a relay waits.
 *
 * @param betweenSteps while it publishes
 * @param onStandby between two tries to become the one that publishes
 * @param beforeFilling before it fills an empty topic with a log that is there already: whoever
 *     reads a topic of this name has seen by then that it is another than before
 * @param afterFailure half of it at least, one and a half times at most: not all at the same moment
 */
public record Rests(
    Pace betweenSteps, Duration onStandby, Duration beforeFilling, Duration afterFailure) {

  public static final Rests USUAL =
      new Rests(Pace.PROMPT, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(1));

  /** For a simulation, in which time does not go by itself. */
  public static final Rests NONE =
      new Rests(Pace.NONE, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** The same for topics that nobody has read before. */
  public Rests withoutReaders() {
    return new Rests(betweenSteps, onStandby, Duration.ZERO, afterFailure);
  }

  void awaitTurn() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(onStandby.toNanos());
  }

  void recover() throws InterruptedException {
    var half = afterFailure.toNanos() / 2;
    TimeUnit.NANOSECONDS.sleep(half + ThreadLocalRandom.current().nextLong(2 * half + 1));
  }
}
