package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.events.StreamName;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads whole events out of rows with the columns of {@link #COLUMNS}. */
final class LogRows {

  static final String COLUMNS =
      """
      b.first_position + e.ordinal AS position, b.recorded_at, e.event_id, e.stream, e.version,
      e.type, e.command_id, e.occurred_at, e.metadata::text AS metadata, e.data::text AS data
      """;

  private LogRows() {}

  static List<LoggedEvent> read(RowSet<Row> rows, String source) {
    var events = new ArrayList<LoggedEvent>(rows.size());
    for (var row : rows) {
      events.add(event(row, source));
    }
    return events;
  }

  static LoggedEvent event(Row row, String source) {
    return LoggedEvent.recorded(
        row.getUUID(2),
        row.getString(5),
        source,
        StreamName.parse(row.getString(3)),
        row.getLong(4),
        row.getLong(0),
        occurred(row),
        row.getOffsetDateTime(1).toInstant(),
        row.getUUID(6),
        row.getString(8),
        row.getString(9));
  }

  /** Whether the command said when it happened. */
  static boolean isOccurrenceGiven(Row row) {
    return row.getOffsetDateTime(7) != null;
  }

  /** As it is stored. */
  static @Nullable String metadata(Row row) {
    return row.getString(8);
  }

  private static @Nullable Instant occurred(Row row) {
    var occurred = row.getOffsetDateTime(7);
    return occurred == null ? null : occurred.toInstant();
  }

  static UUID incarnation(RowSet<Row> rows) {
    return rows.iterator().next().getUUID(0);
  }
}
