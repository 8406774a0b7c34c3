package dev.hindsight.query.history;

import dev.hindsight.events.Envelope;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast a life is told.
 *
 * @param axis which of an event's times its pace is of
 * @param speed so many times as fast as it was
 * @param longest no wait is longer, however long nothing happened
 */
record Pace(Axis axis, double speed, Duration longest) {

  Instant time(Envelope envelope) {
    return switch (axis) {
      case RECORDED -> envelope.recordedAt();
      case OCCURRED -> envelope.occurredAt();
    };
  }

  /** How long to wait between two events; not at all for one that happened before the other. */
  Duration gap(Instant before, Instant after) {
    var seconds = Duration.between(before, after).toMillis() / 1_000.0 / speed;
    var nanos = Math.clamp(seconds * 1e9, 0, (double) longest.toNanos());
    return Duration.ofNanos((long) nanos);
  }
}
