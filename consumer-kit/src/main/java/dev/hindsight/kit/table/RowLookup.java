package dev.hindsight.kit.table;

import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Stored;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The statements that find one row by its id and say whether it lacks events of its stream, all of
 * it as of one moment.
 */
final class RowLookup<R extends Record> {

  // Of whichever projection and generation. As a rule both are empty, and looking at what is empty
  // is ten times cheaper than looking for one stream among what readers see.
  private static final String ANY =
      """
      EXISTS (SELECT FROM hindsight_parked_streams)
        OR EXISTS (SELECT FROM hindsight_skipped_events)\
      """;

  private static final String THIS_ONE =
      """
      EXISTS (SELECT FROM hindsight_parked_now
              WHERE projection = $2 AND stream = $3)\
      """;

  private final String projection;
  private final String prefix;
  private final RowTable<R> table;
  private final String quick;
  private final String exact;

  RowLookup(EntityProjection<R> projection) {
    if (projection.kinds().size() != 1) {
      throw new IllegalArgumentException(
          projection.name() + " folds " + projection.kinds() + ": an id alone names no entity");
    }
    this.projection = projection.name();
    this.prefix = projection.kinds().iterator().next() + "-";
    this.table =
        new RowTable<>(projection.row(), TableName.live(projection.row()), projection.kinds());
    this.quick = table.selectOne(ANY);
    this.exact = table.selectOne(ANY + ", " + THIS_ONE);
  }

  /** The row, and whether any stream of the database lacks events. */
  String quick() {
    return quick;
  }

  Tuple quickValues(UUID id) {
    return Tuple.of(id);
  }

  /** The same, and whether this very stream does. */
  String exact() {
    return exact;
  }

  Tuple exactValues(UUID id) {
    return Tuple.of(id, projection, prefix + id);
  }

  /** What the quick statement found; whether the row lacks events is not known when some do. */
  Found<R> quicklyFound(RowSet<Row> rows) {
    return found(rows, false);
  }

  /** What the exact statement found. */
  Found<R> exactlyFound(RowSet<Row> rows) {
    return found(rows, true);
  }

  /**
   * A row, if there is one.
   *
   * @param someLack whether there are streams in the database that lack events; not known without a
   *     row
   */
  record Found<R extends Record>(boolean someLack, Optional<Stored<R>> row) {}

  private Found<R> found(RowSet<Row> rows, boolean exactly) {
    if (rows.size() == 0) {
      return new Found<>(false, Optional.empty());
    }
    var row = rows.iterator().next();
    var stale = exactly && row.getBoolean(table.width() + 1);
    return new Found<>(row.getBoolean(table.width()), Optional.of(stored(row, stale)));
  }

  private Stored<R> stored(Row row, boolean stale) {
    var entity = table.read(row);
    return new Stored<>(
        entity.stream().id(),
        entity.version(),
        entity.position(),
        entity.recordedAt(),
        stale,
        Objects.requireNonNull(entity.row()));
  }
}
