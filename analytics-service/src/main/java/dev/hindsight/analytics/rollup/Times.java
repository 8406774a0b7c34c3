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

  /** By the clock of an axis; by either when they agree. */
  public Instant by(Axes axis) {
    return axis == Axes.RECORDED ? recordedAt : occurredAt;
  }

  /** Whether both clocks show the same. */
  public boolean agree() {
    return occurredAt.equals(recordedAt);
  }

  /** All buckets that it belongs to. */
  public List<Bucket> buckets() {
    return buckets(Axes.of(agree()));
  }

  /** The same, for some axes. */
  public List<Bucket> buckets(List<Axes> axes) {
    var found = new ArrayList<Bucket>();
    for (var axis : axes) {
      for (var grain : Grain.values()) {
        found.add(new Bucket(axis, grain, grain.floor(by(axis))));
      }
    }
    return found;
  }
}
