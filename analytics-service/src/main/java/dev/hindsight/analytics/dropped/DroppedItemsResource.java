package dev.hindsight.analytics.dropped;

import dev.hindsight.analytics.journey.CartJourneyProjection;
import dev.hindsight.analytics.query.GroupBy;
import dev.hindsight.analytics.query.Limit;
import dev.hindsight.analytics.query.LiveFigures;
import dev.hindsight.analytics.query.SpanParameters;
import dev.hindsight.analytics.sellers.Seller;
import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.service.access.Callers;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
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
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Dropped items over HTTP. */
@RolesAllowed({Roles.MERCHANT, Roles.OPERATOR})
@Path("/analytics/dropped-items")
@Fresh(CartJourneyProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "analytics")
public class DroppedItemsResource {

  private static final Set<GroupBy> ALLOWED =
      EnumSet.of(GroupBy.LISTING, GroupBy.BRAND, GroupBy.CATEGORY, GroupBy.HOUR, GroupBy.DAY);

  private static final Set<GroupBy> ALLOWED_OF_A_SELLER = EnumSet.of(GroupBy.LISTING);

  private final DroppedItemsQuery query;
  private final LiveFigures live;
  private final Callers callers;

  DroppedItemsResource(DroppedItemsQuery query, LiveFigures live, Callers callers) {
    this.query = query;
    this.live = live;
    this.callers = callers;
  }

  @GET
  @Operation(
      summary = "Which items left a cart before it was checked out, most dropped first",
      description =
          "Removed lines with all their pieces, and the pieces by which a quantity was lowered,"
              + " from (inclusive) to (exclusive), by the event's own time or by that of its"
              + " recording. Values of two currencies are never added: a key has one group for"
              + " each. A cart counts once in each group, and once in the total. Merchants are told"
              + " of their own listings; operators name a seller for that.")
  public Uni<DroppedItems> droppedItems(
      @QueryParam("groupBy") @DefaultValue("listing") String groupBy,
      @QueryParam("seller") @Nullable String seller,
      @BeanParam SpanParameters when,
      @QueryParam("limit") @DefaultValue(Limit.USUAL) String limit) {
    return figure(Seller.of(callers.current(), seller), groupBy, when, limit);
  }

  @GET
  @Produces(EventStreams.BESIDE_JSON)
  @Operation(hidden = true)
  public Uni<Response> live(
      @QueryParam("groupBy") @DefaultValue("listing") String groupBy,
      @QueryParam("seller") @Nullable String seller,
      @BeanParam SpanParameters when,
      @QueryParam("limit") @DefaultValue(Limit.USUAL) String limit,
      @Context UriInfo uri) {
    var whose = Seller.of(callers.current(), seller);
    return live.open(
        CartJourneyProjection.NAME, uri, whose, () -> figure(whose, groupBy, when, limit));
  }

  // Apart from the resource method: open answers ask again when nobody is there to be checked.
  private Uni<DroppedItems> figure(
      Optional<Seller> whose, String groupBy, SpanParameters when, String limit) {
    var span = when.span();
    var most = Limit.parse(limit);
    return whose
        .map(seller -> {
          GroupBy.parse(groupBy, ALLOWED_OF_A_SELLER);
          return query.run(seller, span, most);
        })
        .orElseGet(() -> query.run(GroupBy.parse(groupBy, ALLOWED), span, most));
  }
}
