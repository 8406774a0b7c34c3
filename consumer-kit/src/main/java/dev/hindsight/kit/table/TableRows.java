package dev.hindsight.kit.table;

import dev.hindsight.kit.http.Outage;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projection.Rows;
import dev.hindsight.kit.projection.Stored;
import dev.hindsight.kit.sandbox.SandboxReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Reads rows with one statement: the row, and whether it lacks events of its stream. */
@Singleton
public final class TableRows implements Rows {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final String STALE =
      """
      EXISTS (SELECT FROM hindsight_parked_now
              WHERE projection = $2 AND stream = $3) AS hindsight_stale\
      """;

  private final Pool pool;
  private final Map<ProjectionId, RowTable<?>> tables = new ConcurrentHashMap<>();

  TableRows(Pool pool) {
    this.pool = pool;
  }

  @Override
  public <R extends Record> Uni<Optional<Stored<R>>> byId(EntityProjection<R> projection, UUID id) {
    var table = table(projection);
    var kind = projection.kinds().iterator().next();
    var values = Tuple.of(id, projection.name(), kind + "-" + id);
    var tuple = new io.vertx.mutiny.sqlclient.Tuple(values);
    return SandboxReads.select(pool, table.selectOne(STALE), tuple)
        .ifNoItem()
        .after(LIMIT)
        .failWith(Outage::unavailable)
        .onFailure()
        .transform(Outage::told)
        .map(found ->
            found.size() == 0
                ? Optional.empty()
                : Optional.of(stored(table, found.iterator().next().getDelegate())));
  }

  private static <R extends Record> Stored<R> stored(RowTable<R> table, Row row) {
    var entity = table.read(row);
    return new Stored<>(
        entity.stream().id(),
        entity.version(),
        entity.position(),
        entity.recordedAt(),
        row.getBoolean("hindsight_stale"),
        Objects.requireNonNull(entity.row()));
  }

  // Made of the very projection that the name stands for.
  @SuppressWarnings("unchecked")
  private <R extends Record> RowTable<R> table(EntityProjection<R> projection) {
    if (projection.kinds().size() != 1) {
      throw new IllegalArgumentException(
          projection.name() + " folds " + projection.kinds() + ": an id alone names no entity");
    }
    return (RowTable<R>)
        tables.computeIfAbsent(
            ProjectionId.of(projection),
            none ->
                new RowTable<>(
                    projection.row(), TableName.live(projection.row()), projection.kinds()));
  }
}
