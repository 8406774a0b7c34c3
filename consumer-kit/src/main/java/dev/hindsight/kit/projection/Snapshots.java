package dev.hindsight.kit.projection;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** Reads the snapshots that {@link EntityProjection#snapshots()} asks for. */
public interface Snapshots {

  /**
   * The newest one at or before a version. Nothing when there is none, or when it cannot be
   * trusted: made by another version of the projection, or not as it was written. The caller then
   * folds from the first event.
   */
  <R extends Record> Uni<Optional<Snapshot<R>>> newest(
      EntityProjection<R> projection, UUID id, long atMost);
}
