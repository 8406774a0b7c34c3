package dev.hindsight.bench.command;

import dev.hindsight.bench.raw.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Fills a log by SQL, as it would have become in time: accounts are opened and used side by side,
 * some hundred at a time, and are at rest afterwards.
 */
final class LogFilling {

  private static final int EVENTS_OF_A_STREAM = 200;
  private static final int EVENTS_OF_A_BATCH = 100;
  private static final int STEP = 100_000;
  private static final int TOLD_EVERY = 10;

  /** A process's batches have ids of its own. */
  private static final String WRITER = "SELECT nextval('log_writers') << 36";

  private static final String EVENTS =
      """
      WITH accounts AS MATERIALIZED (
        SELECT place, 'account-' || uuidv7() AS stream
        FROM generate_series(0, %2$d - 1) AS place
      )
      INSERT INTO events (batch, ordinal, stream, version, event_id, type, command_id, data)
      SELECT ? + i / %3$d, i %% %3$d, stream, i / %2$d + 1, uuidv7(),
             CASE WHEN i < %2$d THEN 'hindsight.account.opened.v1'
                  ELSE 'hindsight.account.money-deposited.v1' END,
             uuidv7(),
             CASE WHEN i < %2$d THEN '{"currency":"EUR"}'
                  ELSE '{"amount":{"amount":"1.00","currency":"EUR"}}' END::json
      FROM generate_series(0, %1$d - 1) AS i JOIN accounts ON place = i %% %2$d
      ORDER BY i
      """;

  private static final String BATCHES =
      """
      INSERT INTO batches (id, first_position, size, recorded_at)
      SELECT ? + i, position + 1 + i * %2$d, %2$d, clock_timestamp()
      FROM log_head, generate_series(0, %1$d / %2$d - 1) AS i
      """;

  private static final String HEAD =
      """
      UPDATE log_head
      SET position = position + %d, recorded_at = GREATEST(recorded_at, clock_timestamp())
      """;

  private LogFilling() {}

  /** Adds so many events, and leaves a database that has nothing to catch up with. */
  static void fill(Database database, int events, Consumer<String> told) throws SQLException {
    try (var connection = database.connect()) {
      var step = Math.min(events, STEP);
      var start = System.nanoTime();
      for (int i = 1; i <= events / step; i++) {
        add(connection, step);
        if (i % TOLD_EVERY == 0) {
          var rate = i * (double) step * 1e9 / (System.nanoTime() - start);
          told.accept(
              String.format(Locale.ROOT, "%,d events in the log, %,.0f a second", i * step, rate));
        }
      }
      execute(connection, "VACUUM (ANALYZE)");
      execute(connection, "CHECKPOINT");
    }
  }

  private static void add(Connection connection, int events) throws SQLException {
    connection.setAutoCommit(false);
    var first = firstBatch(connection);
    var streams = events / EVENTS_OF_A_STREAM;
    insert(connection, EVENTS.formatted(events, streams, EVENTS_OF_A_BATCH), first);
    insert(connection, BATCHES.formatted(events, EVENTS_OF_A_BATCH), first);
    execute(connection, HEAD.formatted(events));
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static long firstBatch(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(WRITER)) {
      rows.next();
      return rows.getLong(1) + 1;
    }
  }

  private static void insert(Connection connection, String sql, long firstBatch)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, firstBatch);
      statement.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
