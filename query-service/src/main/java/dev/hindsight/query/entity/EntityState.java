package dev.hindsight.query.entity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entity at one of its versions.
 *
 * @param stale whether later events of it are parked, so that the row is not the newest
 * @param row what the view keeps of it
 */
public record EntityState<R extends Record>(UUID id, long version, boolean stale, R row) {

  /** For answers, which say it only when it is so. */
  public @Nullable Boolean staleOrAbsent() {
    return stale ? Boolean.TRUE : null;
  }
}
