package dev.hindsight.query.entity;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/** What the row of every entity has. Read only: projections write the rows, set by set. */
@MappedSuperclass
@SuppressWarnings("NullAway.Init")
public abstract class EntityView extends PanacheEntityBase {

  @Id public UUID id;

  /** The version of the stream that the row shows: its ETag. */
  public long version;
}
