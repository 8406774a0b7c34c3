package dev.hindsight.kit.table;

import dev.hindsight.kit.database.Lookups;
import dev.hindsight.kit.http.Outage;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projection.Rows;
import dev.hindsight.kit.projection.Stored;
import dev.hindsight.kit.sandbox.Sandbox;
import dev.hindsight.kit.sandbox.SandboxReads;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Reads rows with one statement: the row, and whether it lacks events of its stream. */
@Singleton
public final class TableRows implements Rows {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Lookups lookups;
  private final Pool pool;
  private final Map<ProjectionId, RowLookup<?>> tables = new ConcurrentHashMap<>();

  // Only decides which statement comes first; each look finds out anew.
  private volatile boolean someLack;

  TableRows(Lookups lookups, Pool pool) {
    this.lookups = lookups;
    this.pool = pool;
  }

  @Override
  public <R extends Record> Uni<Optional<Stored<R>>> byId(EntityProjection<R> projection, UUID id) {
    var table = table(projection);
    return Sandbox.current().isPresent() ? inSandbox(table, id) : now(table, id);
  }

  // One step instead of a chain of them: each would carry the context of the request along.
  private <R extends Record> Uni<Optional<Stored<R>>> now(RowLookup<R> table, UUID id) {
    return Uni.createFrom()
        .emitter(emitter -> {
          if (someLack) {
            exact(table, id, emitter);
          } else {
            quick(table, id, emitter);
          }
        });
  }

  private <R extends Record> void quick(
      RowLookup<R> table, UUID id, UniEmitter<? super Optional<Stored<R>>> reader) {
    lookups
        .run(table.quick(), table.quickValues(id))
        .map(table::quicklyFound)
        .onComplete(done -> {
          if (done.failed()) {
            reader.fail(Outage.told(done.cause()));
          } else if (done.result().someLack()) {
            exact(table, id, reader);
          } else {
            reader.complete(done.result().row());
          }
        });
  }

  private <R extends Record> void exact(
      RowLookup<R> table, UUID id, UniEmitter<? super Optional<Stored<R>>> reader) {
    lookups
        .run(table.exact(), table.exactValues(id))
        .map(table::exactlyFound)
        .onComplete(done -> {
          if (done.failed()) {
            reader.fail(Outage.told(done.cause()));
          } else {
            someLack = done.result().someLack();
            reader.complete(done.result().row());
          }
        });
  }

  private <R extends Record> Uni<Optional<Stored<R>>> inSandbox(RowLookup<R> table, UUID id) {
    var values = new io.vertx.mutiny.sqlclient.Tuple(table.exactValues(id));
    return SandboxReads.select(pool, table.exact(), values)
        .ifNoItem()
        .after(LIMIT)
        .failWith(Outage::unavailable)
        .onFailure()
        .transform(Outage::told)
        .map(found -> table.exactlyFound(found.getDelegate()).row());
  }

  // Made of the very projection that the name stands for.
  @SuppressWarnings("unchecked")
  private <R extends Record> RowLookup<R> table(EntityProjection<R> projection) {
    return (RowLookup<R>)
        tables.computeIfAbsent(ProjectionId.of(projection), none -> new RowLookup<>(projection));
  }
}
