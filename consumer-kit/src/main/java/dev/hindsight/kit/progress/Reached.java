package dev.hindsight.kit.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Up to which position of the log a partition is applied, and when that was recorded. */
public record Reached(long position, @Nullable Instant recordedAt) {

  static final Reached NOTHING = new Reached(0, null);

  Reached furthest(Reached other) {
    return other.position > position ? other : this;
  }
}
