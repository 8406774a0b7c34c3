package dev.hindsight.query.history;

import java.time.Instant;

/**
 * A version in the history of an entity.
 *
 * @param newest the last version that the history has
 * @param parked whether events after that wait, because they could not be applied
 */
record Place(long version, Instant recordedAt, long newest, boolean parked) {

  boolean isNewest() {
    return version == newest;
  }
}
