package dev.hindsight.torture.gather;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.torture.evidence.Plain;
import dev.hindsight.torture.evidence.StoredRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a read service, of the generation that answers readers. */
public final class RowReader {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int ROWS = 10_000;

  // Made of the others by the database; what a cart's figures are computed with.
  private static final Map<String, Set<String>> LEFT_OUT =
      Map.of(
          "query.listings", Set.of("search"), "analytics.cart_journeys", Set.of("lines", "drops"));

  private RowReader() {}

  /**
   * All rows of a table.
   *
   * @param connection as the role of the service
   * @param table with the database: {@code query.carts}
   */
  public static List<StoredRow> read(Connection connection, String table) throws SQLException {
    var name = table.substring(table.indexOf('.') + 1);
    var rows = new ArrayList<StoredRow>();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(ROWS);
      try (var result = statement.executeQuery("SELECT to_jsonb(t) FROM \"" + name + "\" t")) {
        while (result.next()) {
          rows.add(row(table, result.getString(1)));
        }
      }
    }
    return rows;
  }

  private static StoredRow row(String table, String json) throws SQLException {
    try {
      var columns = Plain.map(JSON.readTree(json));
      columns.keySet().removeAll(LEFT_OUT.getOrDefault(table, Set.of()));
      columns.replaceAll((name, value) -> name.endsWith("_at") ? instant(value) : value);
      return new StoredRow(table, columns.getOrDefault("id", "").toString(), columns);
    } catch (JsonProcessingException e) {
      throw new SQLException("a row of " + table + " is no JSON", e);
    }
  }

  private static String instant(Object time) {
    return OffsetDateTime.parse(time.toString()).toInstant().toString();
  }
}
