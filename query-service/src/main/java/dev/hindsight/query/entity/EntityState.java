package dev.hindsight.query.entity;

import dev.hindsight.kit.projection.Stored;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entity at one of its versions.
 *
 * @param stale whether later events of it are parked, so that the row is not the newest
 * @param row what the view keeps of it
 */
public record EntityState<R extends Record>(UUID id, long version, boolean stale, R row) {

  /** Of a row as it was found. */
  public static <R extends Record> EntityState<R> of(Stored<R> found) {
    return new EntityState<>(found.id(), found.version(), found.stale(), found.row());
  }

  /** For answers, which say it only when it is so. */
  public @Nullable Boolean staleOrAbsent() {
    return stale ? Boolean.TRUE : null;
  }
}
