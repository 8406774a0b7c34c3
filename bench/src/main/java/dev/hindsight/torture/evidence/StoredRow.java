package dev.hindsight.torture.evidence;

import java.util.Map;
import java.util.TreeMap;

/**
 * A row of a read service.
 *
 * @param table with the database: {@code query.carts}
 * @param id of its entity
 * @param columns by name, as {@link Plain} has them
 */
public record StoredRow(String table, String id, Map<String, Object> columns) {

  public StoredRow {
    columns = new TreeMap<>(columns);
  }
}
