package dev.hindsight.command.watch;

import dev.hindsight.command.log.LogTail;
import java.util.concurrent.TimeUnit;

/**
 * How long who follows the log waits for more, when there were some: each look, and each
 * transaction of the topic, costs everybody about as much for one event as for a hundred. Single
 * events wait for nothing; what has fallen behind does not wait either.
 */
public final class Pace {

  private static final int EVENTS_A_MILLI = 2;
  private static final long LONGEST_MILLIS = 200;

  private Pace() {}

  /** Sleeps half a millisecond for each event that came, 200 ms at most. */
  public static void after(int events) throws InterruptedException {
    if (events < LogTail.PAGE) {
      TimeUnit.MILLISECONDS.sleep(Math.min(LONGEST_MILLIS, events / EVENTS_A_MILLI));
    }
  }
}
