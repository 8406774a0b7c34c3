package dev.hindsight.analytics.abandoned;

import dev.hindsight.analytics.abandoned.AbandonedCarts.Group;
import dev.hindsight.analytics.journey.CartJourneyProjection;
import dev.hindsight.analytics.query.Figures;
import dev.hindsight.analytics.query.GroupBy;
import dev.hindsight.analytics.query.Limit;
import dev.hindsight.analytics.query.LiveFigures;
import dev.hindsight.analytics.query.Pieces;
import dev.hindsight.analytics.query.Span;
import dev.hindsight.analytics.query.SpanParameters;
import dev.hindsight.analytics.query.SumsTable;
import dev.hindsight.analytics.query.Value;
import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Carts that were left behind, over HTTP. */
@RolesAllowed(Roles.OPERATOR)
@Path("/analytics/abandoned-carts")
@Fresh(CartJourneyProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "analytics")
public class AbandonedCartsResource {

  private static final Set<GroupBy> ALLOWED =
      EnumSet.of(GroupBy.LISTING, GroupBy.BRAND, GroupBy.CATEGORY, GroupBy.HOUR, GroupBy.DAY);

  private static final SumsTable SUMS =
      new SumsTable("abandoned_tallies", List.of("carts", "pieces", "value_minor"), "pieces");

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
              + " own time or by that of its recording. Values of two currencies are never added: a"
              + " key has one group for each.")
  public Uni<AbandonedCarts> abandonedCarts(
      @QueryParam("groupBy") @Nullable String groupBy,
      @BeanParam SpanParameters when,
      @QueryParam("limit") @DefaultValue(Limit.USUAL) String limit) {
    return figure(groupBy, when, limit);
  }

  @GET
  @Produces(EventStreams.BESIDE_JSON)
  @Operation(hidden = true)
  public Uni<Response> live(
      @QueryParam("groupBy") @Nullable String groupBy,
      @BeanParam SpanParameters when,
      @QueryParam("limit") @DefaultValue(Limit.USUAL) String limit,
      @Context UriInfo uri) {
    return live.open(CartJourneyProjection.NAME, uri, () -> figure(groupBy, when, limit));
  }

  // Apart from the resource method: open answers ask again when nobody is there to be checked.
  private Uni<AbandonedCarts> figure(@Nullable String groupBy, SpanParameters when, String limit) {
    var by = GroupBy.parseOptional(groupBy, ALLOWED);
    var span = when.span();
    return figures
        .select(
            SUMS.statement(by), SumsTable.parameters(Pieces.of(by, span), span, Limit.parse(limit)))
        .map(rows -> answer(by, span, rows));
  }

  // A cart has one currency, and one with nothing in it has none: no cart is counted twice.
  private static AbandonedCarts answer(@Nullable GroupBy by, Span span, RowSet<Row> rows) {
    var groups = new ArrayList<Group>();
    var values = new ArrayList<Value>();
    var carts = 0L;
    var withItems = 0L;
    var pieces = 0L;
    for (var row : rows) {
      var value = value(row);
      if (row.getString("part").equals(Pieces.GROUPS)) {
        var key = row.getString("key");
        groups.add(new Group(key, row.getLong("carts"), row.getLong("pieces"), value));
      } else {
        carts += row.getLong("carts");
        pieces += row.getLong("pieces");
        if (value != null) {
          withItems += row.getLong("carts");
          values.add(value);
        }
      }
    }
    return new AbandonedCarts(
        by,
        span.from(),
        span.to(),
        by == null ? null : groups,
        carts,
        withItems,
        pieces,
        values,
        span.axis());
  }

  private static @Nullable Value value(Row row) {
    var currency = row.getString("currency");
    return currency.isEmpty() ? null : Value.of(row.getBigDecimal("value_minor"), currency);
  }
}
