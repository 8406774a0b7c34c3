package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.AuditLog;
import dev.hindsight.command.log.BatchIds;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** Streams are found by their index, commands by the batch that their ids name. */
public final class PostgresAudit implements AuditLog {

  private static final String STREAM =
      """
      SELECT %s FROM events e JOIN batches b ON b.id = e.batch
      WHERE e.stream = $1 AND e.version >= $2 ORDER BY e.version LIMIT $3
      """
          .formatted(LogRows.COLUMNS);

  private static final String COMMAND =
      """
      SELECT %s FROM events e JOIN batches b ON b.id = e.batch
      WHERE e.batch = $1 AND e.command_id = $2 ORDER BY e.ordinal
      """
          .formatted(LogRows.COLUMNS);

  private final SharedConnection reader;
  private final PostgresTail tail;

  public PostgresAudit(Connections connections, PostgresTail tail) {
    this.reader = new SharedConnection(connections);
    this.tail = tail;
  }

  @Override
  public Future<List<LoggedEvent>> stream(StreamName stream, long fromVersion, int most) {
    return read(STREAM, Tuple.of(stream.toString(), fromVersion, most));
  }

  @Override
  public Future<List<LoggedEvent>> command(UUID commandId) {
    return read(COMMAND, Tuple.of(BatchIds.batchOf(commandId), commandId));
  }

  private Future<List<LoggedEvent>> read(String sql, Tuple parameters) {
    return tail.source()
        .compose(source -> reader.query(sql, parameters).map(rows -> LogRows.read(rows, source)));
  }
}
