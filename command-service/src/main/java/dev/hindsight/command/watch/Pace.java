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
 */
public record Pace(Duration least) {

  /** For those whom somebody may be waiting for. */
  public static final Pace PROMPT = new Pace(Duration.ofMillis(10));

  /** For those who do what nobody waits for. */
  public static final Pace CALM = new Pace(Duration.ofMillis(20));

  private static final long NANOS_AN_EVENT = 250_000;
  private static final long LONGEST_NANOS = Duration.ofMillis(100).toNanos();

  /**
   * Sleeps a quarter of a millisecond for each event of the step, but as long as the step itself
   * took: so nobody works more than half of the time, and less the more the machine has to do. 100
   * ms at most.
   *
   * @param events that the step found
   * @param began when the step did, by {@link System#nanoTime}
   */
  public void after(int events, long began) throws InterruptedException {
    if (events > 0 && events < LogTail.PAGE) {
      var took = System.nanoTime() - began;
      var wanted = Math.max(least.toNanos(), Math.max(took, events * NANOS_AN_EVENT));
      TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST_NANOS, wanted));
    }
  }
}
