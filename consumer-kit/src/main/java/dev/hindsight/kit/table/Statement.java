package dev.hindsight.kit.table;

import static java.util.stream.Collectors.joining;

import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds set-based statements: one array a column, one statement a batch. */
final class Statement {

  private Statement() {}

  /** {@code INSERT INTO t (a, b) SELECT u.a, u.b::jsonb FROM unnest($1::uuid[], $2::text[]) …}. */
  static String insert(TableName table, List<Column> columns) {
    return """
    INSERT INTO %s (%s)
    SELECT %s
    FROM %s\
    """
        .formatted(
            table.sql(),
            columns.stream().map(Column::name).collect(joining(", ")),
            columns.stream().map(column -> column.fromWire("u")).collect(joining(", ")),
            unnest(columns));
  }

  /** {@code unnest($1::uuid[], $2::text[]) AS u(a, b)}. */
  static String unnest(List<Column> columns) {
    return "unnest(%s) AS u(%s)"
        .formatted(
            IntStream.range(0, columns.size())
                .mapToObj(i -> "$" + (i + 1) + "::" + columns.get(i).wire() + "[]")
                .collect(joining(", ")),
            columns.stream().map(Column::name).collect(joining(", ")));
  }

  /** Rows turned into one array a column. */
  static Tuple arrays(List<Column> columns, List<@Nullable Object[]> rows) {
    var tuple = Tuple.tuple();
    for (int c = 0; c < columns.size(); c++) {
      var array = (Object[]) Array.newInstance(columns.get(c).element(), rows.size());
      for (int r = 0; r < array.length; r++) {
        array[r] = rows.get(r)[c];
      }
      tuple.addValue(array);
    }
    return tuple;
  }
}
