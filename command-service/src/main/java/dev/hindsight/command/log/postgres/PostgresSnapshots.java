package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.SnapshotStore;
import dev.hindsight.command.log.StoredSnapshot;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Snapshots in PostgreSQL, over a connection that nothing else waits for. */
public final class PostgresSnapshots implements SnapshotStore {

  private final SharedConnection connection;

  public PostgresSnapshots(Connections connections) {
    this.connection = new SharedConnection(connections);
  }

  // In the order of streams: replicas that write the same ones do not wait for each other
  // crosswise.
  @Override
  public Future<Void> save(List<StoredSnapshot> snapshots) {
    var rows = snapshots.stream().sorted(Comparator.comparing(s -> s.stream().toString())).toList();
    var parameters =
        Tuple.tuple()
            .addArrayOfString(column(rows, s -> s.stream().toString(), String[]::new))
            .addArrayOfLong(column(rows, StoredSnapshot::version, Long[]::new))
            .addArrayOfLong(column(rows, StoredSnapshot::position, Long[]::new))
            .addArrayOfUUID(column(rows, StoredSnapshot::eventId, UUID[]::new))
            .addArrayOfString(column(rows, StoredSnapshot::fold, String[]::new))
            .addArrayOfString(column(rows, StoredSnapshot::state, String[]::new))
            .addArrayOfBuffer(column(rows, s -> Buffer.buffer(s.checksum()), Buffer[]::new));
    return connection.query(Sql.SAVE_SNAPSHOTS, parameters).mapEmpty();
  }

  private static <T> T[] column(
      List<StoredSnapshot> rows, Function<StoredSnapshot, T> value, IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }
}
