package dev.hindsight.kit.table;

import dev.hindsight.kit.projection.Table;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says where a projection writes. Readers always use the plain name; a
 * generation that they do not see has tables of the same names in a schema of its own.
 */
public record TableName(String sql) {

  private static final Pattern PLAIN =
      Pattern.compile("([a-z][a-z0-9_]{0,62}\\.)?[a-z][a-z0-9_]{0,50}");

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

  /** The table in a schema; in that of readers when there is none. */
  public static TableName in(@Nullable String schema, Class<? extends Record> type) {
    return schema == null ? live(type) : new TableName(schema + "." + declared(type));
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
