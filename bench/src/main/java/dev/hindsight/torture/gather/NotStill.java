package dev.hindsight.torture.gather;

import java.time.Duration;

/** What was begun did not come to its end in time. */
public final class NotStill extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotStill(Duration limit, String who) {
    super("all is not still after " + limit.toSeconds() + " s: " + who);
  }
}
