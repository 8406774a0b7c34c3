package dev.hindsight.analytics.query;

import static java.util.stream.Collectors.joining;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of sums with groupings, keys and currencies, and the statement that puts them together
 * for a span.
 *
 * @param name of the table
 * @param sums its columns that are added up
 * @param size the SQL of what the largest groups have most of; not from a request
 */
public record SumsTable(String name, List<String> sums, String size) {

  /**
   * Rows of {@code part, key, currency} and the sums: the largest groups up to {@code $7}, and all
   * rows of the other parts.
   */
  public String statement(@Nullable GroupBy groupBy) {
    return statement(groupBy, "true");
  }

  /** The same of those rows {@code t} alone that meet a condition; its parameters come last. */
  public String statement(@Nullable GroupBy groupBy, String condition) {
    return """
    WITH found AS (
      SELECT piece.part, CASE WHEN piece.part = '%1$s' THEN %2$s END AS key, t.currency, %3$s
      FROM %4$s
      WHERE %8$s
      GROUP BY 1, 2, 3
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY part ORDER BY %5$s DESC, key, currency) AS place
      FROM found
      WHERE %6$s
    )
    SELECT part, nullif(key, '') AS key, currency, %7$s FROM ranked
    WHERE part <> '%1$s' OR place <= $7
    ORDER BY part, place\
    """
        .formatted(
            Pieces.GROUPS,
            groupBy == null ? "t.key" : groupBy.key(),
            sums.stream().map(sum -> "sum(t.%1$s) AS %1$s".formatted(sum)).collect(joining(", ")),
            Pieces.rows(name),
            size,
            sums.stream().map(sum -> sum + " <> 0").collect(joining(" OR ")),
            String.join(", ", sums),
            condition);
  }

  /** What its statement needs. */
  public static Tuple parameters(Pieces pieces, Span span, int limit) {
    return pieces.parameters().addString(span.axis().name()).addInteger(limit);
  }
}
