package dev.hindsight.query.history;

import dev.hindsight.events.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * An event and what it did.
 *
 * @param before null when there was nothing
 * @param after null when there is nothing
 */
public record Step<R extends Record>(Recorded recorded, @Nullable R before, @Nullable R after) {

  /** The version that it led to. */
  public long version() {
    return recorded.envelope().version();
  }
}
