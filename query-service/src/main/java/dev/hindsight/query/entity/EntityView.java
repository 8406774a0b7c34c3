package dev.hindsight.query.entity;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the row of every entity has. Read only: projections write the rows, set by set. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init")
public abstract class EntityView extends PanacheEntityBase {

  @Id public UUID id;

  /** The version of the stream that the row shows: its ETag. */
  public long version;

  /** Whether later events of the entity are parked, so that the row is not the newest. */
  protected abstract boolean parked();

  /** For answers, which say it only when it is so. */
  public @Nullable Boolean staleOrAbsent() {
    return parked() ? Boolean.TRUE : null;
  }
}
