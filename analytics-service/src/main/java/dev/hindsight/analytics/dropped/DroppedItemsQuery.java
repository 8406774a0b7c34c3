package dev.hindsight.analytics.dropped;

import dev.hindsight.analytics.dropped.DroppedItems.Group;
import dev.hindsight.analytics.dropped.DroppedItems.Total;
import dev.hindsight.analytics.query.Figures;
import dev.hindsight.analytics.query.Span;
import dev.hindsight.analytics.query.Value;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Counts dropped items. One statement, so that groups and total are of one moment: the rows of the
 * groups come first, then one of the total for each currency.
 */
@ApplicationScoped
public class DroppedItemsQuery {

  private static final String NAMES_OF_LISTING =
      """
      CROSS JOIN LATERAL (
        SELECT title, brand, category FROM dropped_items
        WHERE listing_id = top.key
        ORDER BY dropped_at DESC, cart_id, cart_version DESC
        LIMIT 1) AS last\
      """;

  private static final String NO_NAMES =
      "CROSS JOIN (SELECT NULL::text, NULL::text, NULL::text) AS last (title, brand, category)";

  private final Figures figures;

  DroppedItemsQuery(Figures figures) {
    this.figures = figures;
  }

  Uni<DroppedItems> run(Grouping groupBy, Span span, int limit) {
    var parameters = Tuple.of(span.lower(), span.upper(), limit);
    return figures.select(statement(groupBy), parameters).map(rows -> answer(groupBy, span, rows));
  }

  private static DroppedItems answer(Grouping groupBy, Span span, RowSet<Row> rows) {
    var groups = new ArrayList<Group>();
    var values = new ArrayList<Value>();
    var quantity = 0L;
    var carts = 0L;
    for (var row : rows) {
      if (row.getBoolean("is_total")) {
        quantity += row.getLong("quantity");
        carts = row.getLong("carts");
        values.add(value(row));
      } else {
        groups.add(group(row));
      }
    }
    return new DroppedItems(
        groupBy, span.from(), span.to(), groups, new Total(quantity, carts, values));
  }

  private static Group group(Row row) {
    return new Group(
        text(row, "key"),
        text(row, "title"),
        text(row, "brand"),
        text(row, "category"),
        row.getLong("quantity"),
        row.getLong("carts"),
        value(row));
  }

  private static Value value(Row row) {
    return Value.of(row.getBigDecimal("value"), row.getString("currency"));
  }

  private static @Nullable String text(Row row, String column) {
    return row.getString(column);
  }

  private static String statement(Grouping grouping) {
    return """
    WITH per_cart AS MATERIALIZED (
      SELECT %1$s AS key, value_currency AS currency, cart_id,
             sum(quantity) AS quantity, sum(value_minor) AS value
      FROM dropped_items
      WHERE dropped_at >= coalesce($1::timestamptz, '-infinity')
        AND dropped_at < coalesce($2::timestamptz, 'infinity')
      GROUP BY 1, 2, 3
    ), top AS (
      SELECT key, currency, sum(quantity) AS quantity, count(*) AS carts, sum(value) AS value
      FROM per_cart
      GROUP BY key, currency
      ORDER BY 3 DESC, 5 DESC, 1, 2
      LIMIT $3
    ), total AS (
      SELECT currency, sum(quantity) AS quantity, sum(value) AS value
      FROM per_cart
      GROUP BY currency
    )
    SELECT false AS is_total, %2$s AS key, currency, quantity::bigint AS quantity, carts, value,
           last.title, last.brand, last.category
    FROM top %3$s
    UNION ALL
    SELECT true, NULL, currency, quantity::bigint,
           (SELECT count(DISTINCT cart_id) FROM per_cart), value, NULL, NULL, NULL
    FROM total
    ORDER BY is_total, quantity DESC, value DESC, key, currency\
    """
        .formatted(grouping.key(), grouping.told(), names(grouping));
  }

  private static String names(Grouping grouping) {
    return switch (grouping) {
      case LISTING -> NAMES_OF_LISTING;
      case BRAND, CATEGORY, HOUR, DAY -> NO_NAMES;
    };
  }
}
