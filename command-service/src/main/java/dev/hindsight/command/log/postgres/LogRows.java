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

  // The casts matter: without them PostgreSQL takes parameters for ints, and positions outgrow
  // those.
  // The batch of a position is the last one that starts there or before. Batches are limited
  // before their events are looked for: each has one at least.
  private static final String IN_ORDER =
      """
      SELECT %s
      FROM (
        SELECT id, first_position, recorded_at FROM batches
        WHERE first_position >= COALESCE(
          (SELECT max(first_position) FROM batches WHERE first_position <= $1::bigint), 0)
        ORDER BY first_position LIMIT $2::bigint + 1
      ) b
      CROSS JOIN LATERAL (
        SELECT * FROM events WHERE batch = b.id ORDER BY ordinal
      ) e
      WHERE b.first_position + e.ordinal > $1%s
      ORDER BY b.first_position, e.ordinal
      LIMIT $2::bigint
      """;

  /** The events behind position $1, at most $2. */
  static final String AFTER = IN_ORDER.formatted(COLUMNS, "");

  /** The same, none of them behind position $3. */
  static final String AFTER_UP_TO =
      IN_ORDER.formatted(COLUMNS, " AND b.first_position + e.ordinal <= $3::bigint");

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
