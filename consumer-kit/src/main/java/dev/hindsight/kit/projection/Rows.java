package dev.hindsight.kit.projection;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** Reads rows back as their records: one look-up by key. Inject it into a resource. */
public interface Rows {

  /** The row of an entity; nothing when there is none. */
  <R extends Record> Uni<Optional<Stored<R>>> byId(EntityProjection<R> projection, UUID id);
}
