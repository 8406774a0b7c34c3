package dev.hindsight.kit.table;

import dev.hindsight.kit.projection.Table;
import java.util.regex.Pattern;

/**
 * The one place that says where a projection writes. Readers always use the plain name; a version
 * that is being built beside it writes to a table of its own until the two are swapped.
 */
public record TableName(String sql) {

  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,50}");

  public TableName {
    if (!PLAIN.matcher(sql).matches()) {
      throw new IllegalArgumentException(
          sql + " is no name of a table: lower case letters, digits and _, at most 51 of them");
    }
  }

  /** The table that readers see. */
  public static TableName live(Class<? extends Record> type) {
    return new TableName(declared(type));
  }

  /** The table of a version that is being built beside the one that readers see. */
  public static TableName beside(Class<? extends Record> type, int version) {
    return new TableName(declared(type) + "_v" + version);
  }

  /** The table of the snapshots of this one's rows. */
  public TableName snapshots() {
    return new TableName(sql + "_snapshots");
  }

  private static String declared(Class<? extends Record> type) {
    var table = type.getAnnotation(Table.class);
    if (table == null) {
      throw new IllegalArgumentException(type.getName() + " lacks @Table(\"<its table>\")");
    }
    return table.value();
  }
}
