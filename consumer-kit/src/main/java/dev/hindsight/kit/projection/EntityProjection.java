package dev.hindsight.kit.projection;

import dev.hindsight.events.Recorded;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A view of entities: a pure fold of each entity's events into one row of a table. A CDI bean of
 * this type is all that a service has to offer; it backfills from the first event by itself and
 * then follows the topic. {@link View} on the class declares it; the methods say what that leaves
 * out.
 *
 * <p>The table is named by {@link Table} on the row record and has, beside the columns of the
 * record, those of the kit: {@code id uuid PRIMARY KEY, version bigint, position bigint,
 * recorded_at timestamptz}, all not null. With more than one kind the key is {@code (kind, id)} and
 * a column {@code kind text} is needed too.
 *
 * @param <R> what the view keeps of an entity
 */
public interface EntityProjection<R extends Record> {

  /** Its name in checkpoints, metrics, addresses: lower case, {@code carts}. */
  default String name() {
    return Declared.view(getClass()).name();
  }

  /** Raised when the fold or the table changes so that rows must be made anew from the start. */
  default int version() {
    return Declared.view(getClass()).version();
  }

  /** The kinds of entities it folds; events of others are not even decoded. */
  default Set<String> kinds() {
    return Declared.kinds(getClass());
  }

  /** The record of the row; its components are the columns. */
  @SuppressWarnings("unchecked")
  default Class<R> row() {
    return (Class<R>) Declared.row(getClass());
  }

  /** The records of its append-only tables, if it has any. */
  default Set<Class<? extends Record>> facts() {
    var view = getClass().getAnnotation(View.class);
    return view == null ? Set.of() : Set.of(view.facts());
  }

  /**
   * Every so many events of an entity its row is kept as it is then, so that a look into the past
   * need not fold from the first event; 0 for never. Needs a table {@code <table>_snapshots}:
   * {@code id uuid, version bigint, fold integer, state jsonb, checksum bigint, PRIMARY KEY (id,
   * version)}, all not null. Only for a projection of one kind.
   */
  default int snapshots() {
    return 0;
  }

  /**
   * The records of its tables of sums, if it has any: a tally that is added adds its {@link Sum}
   * components to the row of its key; what is taken back is added with a minus, and a row that has
   * come to nothing is gone. Beside the columns of the record the table has {@code partition
   * integer}, and a primary key over that and the key's columns: each partition adds to rows of its
   * own, so that no two writers wait for each other, and readers sum over them.
   */
  default Set<Class<? extends Record>> tallies() {
    return Set.of();
  }

  /**
   * The row after an event. Pure: no clock, no random, no I/O. An exception parks the stream.
   *
   * @param row the row before; null when there is none
   * @param recorded the next event of this entity; never a repeated one, never with a gap before it
   * @param out takes the facts and tallies that this event adds
   * @return the row after; null when there shall be none
   */
  @Nullable R fold(@Nullable R row, Recorded recorded, Facts out);
}
