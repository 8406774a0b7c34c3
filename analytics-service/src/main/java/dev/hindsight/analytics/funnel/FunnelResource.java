package dev.hindsight.analytics.funnel;

import dev.hindsight.analytics.query.LiveFigures;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import dev.hindsight.analytics.journey.CartJourneyProjection;
import dev.hindsight.analytics.query.Figures;
import dev.hindsight.analytics.query.Span;
import dev.hindsight.kit.freshness.Fresh;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The funnel over HTTP. */
@Path("/analytics/funnel")
@Fresh(CartJourneyProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "analytics")
public class FunnelResource {

  private static final String COUNT =
      """
      SELECT count(*) AS carts,
             count(*) FILTER (WHERE with_items) AS with_items,
             count(*) FILTER (WHERE with_drops) AS with_drops,
             count(*) FILTER (WHERE checked_out_at IS NOT NULL) AS checked_out
      FROM cart_journeys
      WHERE opened_at >= coalesce($1::timestamptz, '-infinity')
        AND opened_at < coalesce($2::timestamptz, 'infinity')\
      """;

  private final Figures figures;
  private final LiveFigures live;

  FunnelResource(Figures figures, LiveFigures live) {
    this.figures = figures;
    this.live = live;
  }

  @GET
  @Operation(
      summary = "How many carts were opened, filled, emptied again, checked out",
      description =
          "Of the carts opened from (inclusive) to (exclusive), by the event's own time, as they"
              + " are now: a cart that was given back is open, not checked out, and what leaves it"
              + " from then on is dropped.")
  public Uni<Funnel> funnel(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    var span = Span.parse(from, to);
    return figures
        .select(COUNT, Tuple.of(span.lower(), span.upper()))
        .map(rows -> funnel(rows.iterator().next()));
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(hidden = true)
  public Uni<Response> live(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @Context UriInfo uri) {
    return live.open(CartJourneyProjection.NAME, uri, () -> funnel(from, to));
  }

  private static Funnel funnel(Row row) {
    return new Funnel(
        row.getLong("carts"),
        row.getLong("with_items"),
        row.getLong("with_drops"),
        row.getLong("checked_out"));
  }
}
