package dev.hindsight.bench.raw;

import dev.hindsight.bench.measure.Trial;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The limit of everything that fills a view of carts: newer rows for some that are there, chosen
 * all over a copy of the table, many in a statement, each statement its own commit. Counts rows a
 * second.
 */
public final class CartUpserts implements Trial {

  public static final String LIMIT = "upserts of such rows, 500 a statement, 1 connection";

  static final int ROWS = 500;

  private static final int MOST_ROWS = 50_000;

  // A schema of its own: what is in that of the service is the service's.
  private static final String COPY =
      """
      CREATE SCHEMA IF NOT EXISTS bench;
      DROP TABLE IF EXISTS bench.carts;
      CREATE TABLE bench.carts (LIKE carts INCLUDING ALL) WITH (fillfactor = 80);
      INSERT INTO bench.carts SELECT * FROM carts;
      ANALYZE bench.carts;
      CHECKPOINT
      """;

  private static final String CHOOSE =
      """
      SELECT id, version, position, recorded_at, status, customer_id, items::text AS items,
             total_minor, total_currency
      FROM bench.carts ORDER BY random() LIMIT ?
      """;

  private static final String UPSERT =
      """
      INSERT INTO bench.carts
        (id, version, position, recorded_at, status, customer_id, items, total_minor,
         total_currency)
      SELECT id, version, position, recorded_at, status, customer_id, items::jsonb, total_minor,
             total_currency
      FROM unnest(?::uuid[], ?::int8[], ?::int8[], ?::timestamptz[], ?::text[], ?::uuid[],
                  ?::text[], ?::int8[], ?::text[])
        AS new (id, version, position, recorded_at, status, customer_id, items, total_minor,
                total_currency)
      ON CONFLICT (id) DO UPDATE
      SET version = excluded.version, position = excluded.position,
          recorded_at = excluded.recorded_at, status = excluded.status,
          customer_id = excluded.customer_id, items = excluded.items,
          total_minor = excluded.total_minor, total_currency = excluded.total_currency
      """;

  private final Database database;
  private final Duration length;
  private final List<List<Row>> statements;
  private int pass;

  private CartUpserts(Database database, Duration length, List<List<Row>> statements) {
    this.database = database;
    this.length = length;
    this.statements = statements;
  }

  /** Copies the table as it is now; each run takes so long. */
  public static CartUpserts of(Database database, Duration length) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(COPY);
      return new CartUpserts(database, length, choose(connection));
    }
  }

  @Override
  public double run() throws SQLException {
    try (var connection = database.connect();
        var upsert = connection.prepareStatement(UPSERT)) {
      var start = System.nanoTime();
      var rows = 0L;
      while (true) {
        pass++;
        for (var some : statements) {
          if (System.nanoTime() - start >= length.toNanos()) {
            return rows * 1e9 / (System.nanoTime() - start);
          }
          set(connection, upsert, some);
          rows += upsert.executeUpdate();
        }
      }
    }
  }

  private void set(Connection connection, PreparedStatement upsert, List<Row> rows)
      throws SQLException {
    var columns = new Columns(connection, upsert, rows);
    columns.set("uuid", Row::id);
    columns.set("int8", row -> row.version + pass);
    columns.set("int8", row -> row.position + pass);
    columns.set("timestamptz", Row::recordedAt);
    columns.set("text", Row::status);
    columns.set("uuid", Row::customerId);
    columns.set("text", Row::items);
    columns.set("int8", Row::totalMinor);
    columns.set("text", Row::totalCurrency);
  }

  /** One array a column, in the order of the statement's parameters. */
  private static final class Columns {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<Row> rows;
    private int number;

    Columns(Connection connection, PreparedStatement statement, List<Row> rows) {
      this.connection = connection;
      this.statement = statement;
      this.rows = rows;
    }

    void set(String type, Function<Row, @Nullable Object> value) throws SQLException {
      var values = rows.stream().map(value).toArray();
      statement.setArray(++number, connection.createArrayOf(type, values));
    }
  }

  /** A cart as it is stored. */
  private record Row(
      UUID id,
      long version,
      long position,
      OffsetDateTime recordedAt,
      String status,
      @Nullable UUID customerId,
      String items,
      @Nullable Long totalMinor,
      @Nullable String totalCurrency) {

    static Row read(ResultSet found) throws SQLException {
      return new Row(
          found.getObject("id", UUID.class),
          found.getLong("version"),
          found.getLong("position"),
          found.getObject("recorded_at", OffsetDateTime.class),
          found.getString("status"),
          found.getObject("customer_id", UUID.class),
          found.getString("items"),
          found.getObject("total_minor", Long.class),
          found.getString("total_currency"));
    }
  }

  private static List<List<Row>> choose(Connection connection) throws SQLException {
    var rows = new ArrayList<Row>();
    try (var statement = connection.prepareStatement(CHOOSE)) {
      statement.setInt(1, MOST_ROWS);
      try (var found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(Row.read(found));
        }
      }
    }
    var statements = new ArrayList<List<Row>>();
    for (int from = 0; from < rows.size(); from += ROWS) {
      statements.add(rows.subList(from, Math.min(from + ROWS, rows.size())));
    }
    if (statements.isEmpty()) {
      throw new IllegalStateException("there is no cart to take as an example");
    }
    return statements;
  }
}
