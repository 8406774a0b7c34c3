package dev.hindsight.command.follow;

import java.time.Duration;

/**
 * How hard followers try.
 *
 * @param attempts after so many failures a task is parked
 * @param firstPause after the first failure; twice as long after each further one
 * @param longestPause between two attempts
 * @param streams of one follower that are worked on at the same time
 */
public record Persistence(int attempts, Duration firstPause, Duration longestPause, int streams) {

  public Persistence {
    if (attempts < 1 || streams < 1) {
      throw new IllegalArgumentException("attempts and streams of followers must be 1 or more");
    }
  }

  /** Parked after a good half hour. */
  public static final Persistence DEFAULT =
      new Persistence(10, Duration.ofSeconds(2), Duration.ofMinutes(10), 16);
}
