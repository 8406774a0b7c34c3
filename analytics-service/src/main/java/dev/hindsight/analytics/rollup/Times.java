package dev.hindsight.analytics.rollup;

import dev.hindsight.events.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When something happened, by both clocks. */
public record Times(Instant occurredAt, Instant recordedAt) {

  public static Times of(Envelope envelope) {
    return new Times(envelope.occurredAt(), envelope.recordedAt());
  }

  public Instant by(Axis axis) {
    return switch (axis) {
      case OCCURRED -> occurredAt;
      case RECORDED -> recordedAt;
    };
  }

  /** All buckets that it belongs to. */
  public List<Bucket> buckets() {
    var found = new ArrayList<Bucket>();
    for (var axis : Axis.values()) {
      for (var grain : Grain.values()) {
        found.add(new Bucket(axis, grain, grain.floor(by(axis))));
      }
    }
    return found;
  }
}
