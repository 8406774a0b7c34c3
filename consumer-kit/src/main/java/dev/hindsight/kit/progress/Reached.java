package dev.hindsight.kit.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to which position of the log a partition is applied, and up to when: all that was recorded in
 * it by then.
 */
public record Reached(long position, @Nullable Instant asOf) {

  /** Nothing is known. */
  public static final Reached NOTHING = new Reached(0, null);

  /** What both have; a time that only one of them knows is the time of both. */
  Reached least(Reached other) {
    var position = Math.min(this.position, other.position);
    var time =
        asOf == null || (other.asOf != null && other.asOf.isBefore(asOf)) ? other.asOf : asOf;
    if (position == this.position && time == asOf) {
      return this;
    }
    return position == other.position && time == other.asOf ? other : new Reached(position, time);
  }

  Reached furthest(Reached other) {
    if (other.position != position) {
      return other.position > position ? other : this;
    }
    return asOf == null || (other.asOf != null && other.asOf.isAfter(asOf)) ? other : this;
  }
}
