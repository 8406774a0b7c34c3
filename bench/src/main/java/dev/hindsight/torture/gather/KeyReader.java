package dev.hindsight.torture.gather;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The customers whose key is there. */
final class KeyReader {

  private static final String KEYS =
      """
      SELECT customer_id FROM customer_keys WHERE wrapped IS NOT NULL AND EXISTS
        (SELECT FROM events WHERE stream = 'customer-' || customer_id)\
      """;

  private KeyReader() {}

  /** Of those who ever became customers: a key is made before it is known whether somebody will. */
  static Set<UUID> read(Connection log) throws SQLException {
    var keys = new HashSet<UUID>();
    try (var statement = log.createStatement();
        var rows = statement.executeQuery(KEYS)) {
      while (rows.next()) {
        keys.add(rows.getObject(1, UUID.class));
      }
    }
    return keys;
  }
}
