package dev.hindsight.analytics.abandoned;

import dev.hindsight.analytics.query.LiveFigures;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import dev.hindsight.analytics.journey.CartJourneyProjection;
import dev.hindsight.analytics.query.Figures;
import dev.hindsight.analytics.query.Span;
import dev.hindsight.analytics.query.Value;
import dev.hindsight.kit.freshness.Fresh;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Carts that were left behind, over HTTP. */
@Path("/analytics/abandoned-carts")
@Fresh(CartJourneyProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "analytics")
public class AbandonedCartsResource {

  // A cart has one currency, and one with nothing in it has none: no cart is counted twice.
  private static final String COUNT =
      """
      SELECT value_currency AS currency, count(*) AS carts,
             sum(pieces)::bigint AS pieces, sum(value_minor) AS value
      FROM abandoned_carts
      WHERE abandoned_at >= coalesce($1::timestamptz, '-infinity')
        AND abandoned_at < coalesce($2::timestamptz, 'infinity')
      GROUP BY value_currency
      ORDER BY carts DESC, currency\
      """;

  private final Figures figures;
  private final LiveFigures live;

  AbandonedCartsResource(Figures figures, LiveFigures live) {
    this.figures = figures;
    this.live = live;
  }

  @GET
  @Operation(
      summary = "How many carts were left behind, with what in them",
      description =
          "Of the carts that count as left behind from (inclusive) to (exclusive), by the event's"
              + " own time. Values of two currencies are never added.")
  public Uni<AbandonedCarts> abandonedCarts(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    var span = Span.parse(from, to);
    return figures
        .select(COUNT, Tuple.of(span.lower(), span.upper()))
        .map(rows -> answer(span, rows));
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(hidden = true)
  public Uni<Response> live(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @Context UriInfo uri) {
    return live.open(CartJourneyProjection.NAME, uri, () -> abandonedCarts(from, to));
  }

  private static AbandonedCarts answer(Span span, RowSet<Row> rows) {
    var values = new ArrayList<Value>();
    var carts = 0L;
    var withItems = 0L;
    var pieces = 0L;
    for (var row : rows) {
      carts += row.getLong("carts");
      pieces += row.getLong("pieces");
      @Nullable String currency = row.getString("currency");
      if (currency != null) {
        withItems += row.getLong("carts");
        values.add(Value.of(row.getBigDecimal("value"), currency));
      }
    }
    return new AbandonedCarts(span.from(), span.to(), carts, withItems, pieces, values);
  }
}
