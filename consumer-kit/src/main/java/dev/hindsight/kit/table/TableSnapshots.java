package dev.hindsight.kit.table;

import dev.hindsight.kit.database.Lookups;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projection.Snapshot;
import dev.hindsight.kit.projection.Snapshots;
import dev.hindsight.kit.sandbox.SandboxReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Reads a snapshot with one look-up by key. */
@Singleton
public final class TableSnapshots implements Snapshots {

  private static final Logger LOG = Logger.getLogger(TableSnapshots.class);
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final Lookups lookups;
  private final Pool pool;
  private final Map<ProjectionId, SnapshotTable<?>> tables = new ConcurrentHashMap<>();

  TableSnapshots(Lookups lookups, Pool pool) {
    this.lookups = lookups;
    this.pool = pool;
  }

  @Override
  public <R extends Record> Uni<Optional<Snapshot<R>>> newest(
      EntityProjection<R> projection, UUID id, long atMost) {
    var table = table(projection);
    return SandboxReads.lookUp(lookups, pool, table.newest(), new Tuple(table.key(id, atMost)))
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .map(found ->
            found.size() == 0
                ? Optional.empty()
                : read(table, projection, id, found.iterator().next()));
  }

  private static <R extends Record> Optional<Snapshot<R>> read(
      SnapshotTable<R> table, EntityProjection<R> projection, UUID id, Row row) {
    var snapshot = table.read(id, row.getDelegate());
    if (snapshot.isEmpty()) {
      LOG.warnf(
          "the snapshot of %s %s at version %d is not what was written: it is not used",
          projection.name(), id, row.getLong("version"));
    }
    return snapshot;
  }

  // Made of the very projection that the name stands for.
  @SuppressWarnings("unchecked")
  private <R extends Record> SnapshotTable<R> table(EntityProjection<R> projection) {
    return (SnapshotTable<R>)
        tables.computeIfAbsent(ProjectionId.of(projection), none -> SnapshotTable.live(projection));
  }
}
