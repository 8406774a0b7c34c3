package dev.hindsight.analytics.waits;

import dev.hindsight.analytics.journey.CartJourneyProjection;
import dev.hindsight.analytics.journey.WaitTally;
import dev.hindsight.analytics.query.Figures;
import dev.hindsight.analytics.query.LiveFigures;
import dev.hindsight.analytics.query.Pieces;
import dev.hindsight.analytics.query.Span;
import dev.hindsight.analytics.query.SpanParameters;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.analytics.waits.TimeToDrop.Bound;
import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The time from add to drop, over HTTP. */
@RolesAllowed(Roles.OPERATOR)
@Path("/analytics/time-to-drop")
@Fresh(CartJourneyProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "analytics")
public class TimeToDropResource {

  private static final String COUNT =
      """
      SELECT bound.seconds, coalesce(sum(found.drops), 0) AS drops,
             coalesce(sum(found.pieces), 0) AS pieces,
             coalesce(sum(found.waited_millis), 0) AS waited
      FROM unnest($7::bigint[]) AS bound(seconds) LEFT JOIN (
        SELECT t.bound, t.drops, t.pieces, t.waited_millis FROM %s
      ) AS found ON found.bound = bound.seconds
      GROUP BY bound.seconds
      ORDER BY bound.seconds\
      """
          .formatted(Pieces.rowsOfAll("drop_wait_tallies"));

  private final Figures figures;
  private final LiveFigures live;

  TimeToDropResource(Figures figures, LiveFigures live) {
    this.figures = figures;
    this.live = live;
  }

  @GET
  @Operation(
      summary = "How long items were in a cart before they were dropped",
      description =
          "Of the drops from (inclusive) to (exclusive), by the event's own time or by that of its"
              + " recording, and the times between on the same clock: from when the listing came"
              + " into the cart to when pieces of it left. A drop that by its own clock lies"
              + " before that took no time.")
  public Uni<TimeToDrop> timeToDrop(@BeanParam SpanParameters when) {
    return figure(when);
  }

  @GET
  @Produces(EventStreams.BESIDE_JSON)
  @Operation(hidden = true)
  public Uni<Response> live(@BeanParam SpanParameters when, @Context UriInfo uri) {
    return live.open(CartJourneyProjection.NAME, uri, () -> figure(when));
  }

  // Apart from the resource method: open answers ask again when nobody is there to be checked.
  private Uni<TimeToDrop> figure(SpanParameters when) {
    var span = when.span();
    var bounds = new ArrayList<>(WaitTally.BOUNDS);
    bounds.add(WaitTally.BEYOND);
    var parameters =
        new Pieces()
            .add(Pieces.TOTAL, Grouping.TOTAL, span)
            .parameters()
            .addString(span.axis().name())
            .addArrayOfLong(bounds.toArray(Long[]::new));
    return figures.select(COUNT, parameters).map(rows -> answer(span, rows));
  }

  private static TimeToDrop answer(Span span, RowSet<Row> rows) {
    var bounds = new ArrayList<Bound>();
    var millis = BigDecimal.ZERO;
    for (var row : rows) {
      bounds.add(
          new Bound(told(row.getLong("seconds")), row.getLong("drops"), row.getLong("pieces")));
      millis = millis.add(row.getBigDecimal("waited"));
    }
    var drops = bounds.stream().mapToLong(Bound::drops).sum();
    return new TimeToDrop(
        span.from(),
        span.to(),
        drops,
        bounds.stream().mapToLong(Bound::pieces).sum(),
        drops == 0 ? null : mean(millis, drops),
        median(bounds, drops),
        bounds,
        span.axis());
  }

  private static BigDecimal mean(BigDecimal millis, long drops) {
    return millis.divide(BigDecimal.valueOf(drops).scaleByPowerOfTen(3), 3, RoundingMode.HALF_UP);
  }

  private static @Nullable Long median(List<Bound> bounds, long drops) {
    var seen = 0L;
    for (var bound : bounds) {
      seen += bound.drops();
      if (drops > 0 && 2 * seen >= drops) {
        return bound.atMostSeconds();
      }
    }
    return null;
  }

  private static @Nullable Long told(long bound) {
    return bound == WaitTally.BEYOND ? null : bound;
  }
}
