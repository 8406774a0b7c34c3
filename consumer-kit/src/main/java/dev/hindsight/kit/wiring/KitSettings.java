package dev.hindsight.kit.wiring;

import dev.hindsight.kit.source.Topic;
import java.time.Duration;

/**
 * What can be set.
 *
 * @param readers for each projection that is behind, this many threads read the topic
 * @param cachedRows kept in memory for each projection and partition
 * @param mostParked streams that a projection may park before it stops
 * @param mostWaiting requests that may wait for freshness at a time
 * @param keep how long a previous generation is fed to go back to, and a sandbox kept
 * @param abandoned a generation that lacks events and has not moved for so long is no longer waited
 *     for
 */
public record KitSettings(
    Topic topic,
    int readers,
    int cachedRows,
    long mostParked,
    int mostWaiting,
    Duration keep,
    Duration abandoned) {

  /** What stands when nothing is set. */
  public static KitSettings of(Topic topic) {
    return new KitSettings(topic, 2, 500, 100, 1_000, Duration.ofHours(24), Duration.ofSeconds(30));
  }
}
