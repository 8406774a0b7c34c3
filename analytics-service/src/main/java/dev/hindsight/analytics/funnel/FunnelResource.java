package dev.hindsight.analytics.funnel;

import dev.hindsight.analytics.journey.CartJourneyProjection;
import dev.hindsight.analytics.query.Figures;
import dev.hindsight.analytics.query.LiveFigures;
import dev.hindsight.analytics.query.Pieces;
import dev.hindsight.analytics.query.Span;
import dev.hindsight.analytics.query.SpanParameters;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The funnel over HTTP. */
@RolesAllowed(Roles.OPERATOR)
@Path("/analytics/funnel")
@Fresh(CartJourneyProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "analytics")
public class FunnelResource {

  private static final String COUNT =
      """
      SELECT coalesce(sum(t.carts), 0) AS carts,
             coalesce(sum(t.with_items), 0) AS with_items,
             coalesce(sum(t.with_drops), 0) AS with_drops,
             coalesce(sum(t.checked_out), 0) AS checked_out
      FROM %s\
      """
          .formatted(Pieces.rowsOfAll("funnel_tallies"));

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
          "Of the carts opened from (inclusive) to (exclusive), by the event's own time or by that"
              + " of its recording, as they are now: a cart that was given back is open, not"
              + " checked out, and what leaves it from then on is dropped.")
  public Uni<Funnel> funnel(@BeanParam SpanParameters when) {
    return figure(when);
  }

  @GET
  @Produces(EventStreams.BESIDE_JSON)
  @Operation(hidden = true)
  public Uni<Response> live(@BeanParam SpanParameters when, @Context UriInfo uri) {
    return live.open(CartJourneyProjection.NAME, uri, () -> figure(when));
  }

  // Apart from the resource method: open answers ask again when nobody is there to be checked.
  private Uni<Funnel> figure(SpanParameters when) {
    var span = when.span();
    var pieces = new Pieces().add(Pieces.TOTAL, Grouping.TOTAL, span);
    return figures
        .select(COUNT, pieces.parameters().addString(span.axis().name()))
        .map(rows -> funnel(span, rows.iterator().next()));
  }

  private static Funnel funnel(Span span, Row row) {
    var carts = row.getLong("carts");
    var withItems = row.getLong("with_items");
    var withDrops = row.getLong("with_drops");
    var checkedOut = row.getLong("checked_out");
    return new Funnel(
        carts,
        withItems,
        withDrops,
        checkedOut,
        Funnel.percent(withDrops, carts),
        Funnel.percent(withDrops, withItems),
        Funnel.percent(checkedOut, carts),
        span.from(),
        span.to(),
        span.axis());
  }
}
