package dev.hindsight.analytics.dropped;

import dev.hindsight.analytics.dropped.DroppedItems.Group;
import dev.hindsight.analytics.dropped.DroppedItems.Total;
import dev.hindsight.analytics.query.Figures;
import dev.hindsight.analytics.query.GroupBy;
import dev.hindsight.analytics.query.Pieces;
import dev.hindsight.analytics.query.Span;
import dev.hindsight.analytics.query.Value;
import dev.hindsight.analytics.sellers.Seller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Counts dropped items. One statement, so that groups and total are of one moment. */
@ApplicationScoped
public class DroppedItemsQuery {

  private static final String NAMES_OF_LISTING =
      """
      LEFT JOIN LATERAL (
        SELECT title, brand, category FROM dropped_items
        WHERE listing_id = CASE WHEN ranked.part = 'groups' THEN ranked.key::uuid END
        ORDER BY dropped_at DESC, cart_id, cart_version DESC
        LIMIT 1) AS last ON true\
      """;

  private static final String NO_NAMES =
      "CROSS JOIN (SELECT NULL::text, NULL::text, NULL::text) AS last (title, brand, category)";

  private final Figures figures;

  DroppedItemsQuery(Figures figures) {
    this.figures = figures;
  }

  Uni<DroppedItems> run(GroupBy groupBy, Span span, int limit) {
    var parameters = CartsOnce.of(groupBy, span).parameters(span, limit);
    return figures
        .select(statement(groupBy, "true", "true"), parameters)
        .map(rows -> answer(groupBy, span, rows));
  }

  /** The same of a seller's listings alone, by listing. */
  Uni<DroppedItems> run(Seller seller, Span span, int limit) {
    var statement =
        statement(
            GroupBy.LISTING,
            Seller.rows("piece.grouping", "$15"),
            Seller.rows("edge.grouping", "$15"));
    var parameters = seller.addTo(CartsOnce.byListingOfASeller(span).parameters(span, limit));
    return figures
        .select(statement, parameters)
        .map(rows -> answer(GroupBy.LISTING, span, rows).withoutCartsInAll());
  }

  private static DroppedItems answer(GroupBy groupBy, Span span, RowSet<Row> rows) {
    var groups = new ArrayList<Group>();
    var values = new ArrayList<Value>();
    var quantity = 0L;
    var carts = 0L;
    for (var row : rows) {
      if (row.getString("part").equals(Pieces.GROUPS)) {
        groups.add(group(row));
      } else if (row.getString("currency").isEmpty()) {
        carts = row.getLong("carts");
      } else {
        quantity += row.getLong("quantity");
        values.add(value(row));
      }
    }
    var total = new Total(quantity, carts, values);
    return new DroppedItems(groupBy, span.from(), span.to(), groups, total, span.axis());
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

  private static String statement(GroupBy groupBy, String ofPieces, String ofEdges) {
    return """
    WITH found AS (
      SELECT piece.part, CASE WHEN piece.part = '%1$s' THEN %2$s END AS key, t.currency,
             sum(t.quantity) AS quantity, sum(t.value_minor) AS value,
             sum(t.carts) FILTER (WHERE t.after < piece.before) AS carts
      FROM %3$s
      WHERE %5$s
      GROUP BY 1, 2, 3
      UNION ALL
      SELECT edge.part, CASE WHEN edge.part = '%1$s' THEN %2$s END, t.currency, 0, 0, sum(t.carts)
      FROM unnest($9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::timestamptz[],
                  $14::timestamptz[]) AS edge(part, grouping, lowest, below, lower, upper)
      CROSS JOIN LATERAL (
        SELECT * FROM dropped_tallies AS one
        WHERE one.axis IN ($6, 'BOTH') AND one.grouping = edge.grouping AND one.grain = 'INSTANT'
          AND one.after >= edge.lowest AND one.after < edge.below
        OFFSET 0) AS t
      WHERE t.at >= edge.lower AND t.at < coalesce(edge.upper, 'infinity') AND %6$s
      GROUP BY 1, 2, 3
    ), ranked AS (
      SELECT part, key, currency, sum(quantity) AS quantity, sum(value) AS value,
             coalesce(sum(carts), 0) AS carts,
             row_number() OVER (
               PARTITION BY part
               ORDER BY sum(quantity) DESC, sum(value) DESC, key, currency) AS place
      FROM found
      GROUP BY part, key, currency
      HAVING sum(quantity) <> 0 OR sum(carts) <> 0
    )
    SELECT part, nullif(key, '') AS key, currency, quantity, value, carts,
           last.title, last.brand, last.category
    FROM ranked %4$s
    WHERE part <> '%1$s' OR place <= $7
    ORDER BY part, place\
    """
        .formatted(
            Pieces.GROUPS,
            groupBy.key(),
            Pieces.rowsWith("dropped_tallies", "$8::bigint[]", "before"),
            groupBy == GroupBy.LISTING ? NAMES_OF_LISTING : NO_NAMES,
            ofPieces,
            ofEdges);
  }
}
