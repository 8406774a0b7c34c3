package dev.hindsight.torture.gather;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.torture.evidence.LogEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log's tables, row by row in the order of positions. */
public final class LogReader {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int ROWS = 10_000;

  private static final String EVENTS =
      """
      SELECT b.first_position + e.ordinal AS position, e.batch, e.stream, e.version, e.event_id,
             e.type, e.command_id, e.metadata, e.occurred_at, b.recorded_at, e.data
      FROM events e LEFT JOIN batches b ON b.id = e.batch
      ORDER BY position NULLS LAST\
      """;

  private LogReader() {}

  /** All of them; what has no place in the order of positions has position 0, at the end. */
  public static List<LogEvent> read(Connection log) throws SQLException {
    var events = new ArrayList<LogEvent>();
    log.setAutoCommit(false);
    try (var statement = log.createStatement()) {
      // Else the driver holds the whole log twice.
      statement.setFetchSize(ROWS);
      try (var rows = statement.executeQuery(EVENTS)) {
        while (rows.next()) {
          events.add(event(rows));
        }
      }
    }
    return events;
  }

  private static LogEvent event(ResultSet row) throws SQLException {
    var metadata = metadata(row.getString("metadata"));
    return new LogEvent(
        row.getLong("position"),
        row.getLong("batch"),
        row.getString("stream"),
        row.getLong("version"),
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        row.getObject("command_id", UUID.class),
        text(metadata, "correlationId"),
        id(text(metadata, "causationId")),
        instant(row, "occurred_at"),
        java.util.Objects.requireNonNullElse(instant(row, "recorded_at"), Instant.EPOCH),
        row.getString("data"));
  }

  private static JsonNode metadata(@Nullable String json) throws SQLException {
    try {
      return JSON.readTree(json == null ? "{}" : json);
    } catch (JsonProcessingException e) {
      throw new SQLException("metadata is no JSON: " + json, e);
    }
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.path(name).asText() : null;
  }

  private static @Nullable UUID id(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
