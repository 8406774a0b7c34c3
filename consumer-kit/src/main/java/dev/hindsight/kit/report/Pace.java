package dev.hindsight.kit.report;

import java.time.Duration;

/**
 * How often is told how far a service is.
 *
 * @param pause at least so long after something was told; what changes meanwhile is told in one
 * @param beat after this everything is told again, so that it is known that the service lives
 */
public record Pace(Duration pause, Duration beat) {

  public static final Pace DEFAULT = new Pace(Duration.ofMillis(200), Duration.ofSeconds(10));
}
