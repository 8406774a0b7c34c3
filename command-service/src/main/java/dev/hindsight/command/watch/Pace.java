package dev.hindsight.command.watch;

import dev.hindsight.command.log.LogTail;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long who follows the log waits for more, when there were some: each look, and each
 * transaction of the topic, costs everybody about as much for one event as for a hundred. What has
 * fallen behind does not wait.
 *
 * @param least after any step that found something; the first event after a rest waits for nothing
 * @param longest however much there was
 */
public record Pace(Duration least, Duration longest) {

  /** For those whom somebody may be waiting for. */
  public static final Pace PROMPT = new Pace(Duration.ofMillis(10), Duration.ofMillis(100));

  /** For those who do what nobody waits for. */
  public static final Pace CALM = new Pace(Duration.ofMillis(20), Duration.ofMillis(100));

  /** For a simulation, in which time does not go by itself. */
  public static final Pace NONE = new Pace(Duration.ZERO, Duration.ZERO);

  private static final long NANOS_AN_EVENT = 250_000;

  /**
   * Sleeps a quarter of a millisecond for each event of the step, but as long as the step itself
   * took: so nobody works more than half of the time, and less the more the machine has to do.
   * Never longer than the longest.
   *
   * @param events that the step found
   * @param began when the step did, by {@link System#nanoTime}
   */
  public void after(int events, long began) throws InterruptedException {
    if (events > 0 && events < LogTail.PAGE) {
      var took = System.nanoTime() - began;
      var wanted = Math.max(least.toNanos(), Math.max(took, events * NANOS_AN_EVENT));
      TimeUnit.NANOSECONDS.sleep(Math.min(longest.toNanos(), wanted));
    }
  }
}
