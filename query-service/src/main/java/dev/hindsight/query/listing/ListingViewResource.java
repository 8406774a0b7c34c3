package dev.hindsight.query.listing;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.query.entity.EntityAnswer;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.entity.Limits;
import dev.hindsight.query.entity.Reads;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Listings over HTTP. */
@Path("/listings")
@Fresh(ListingViewProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "listings")
public class ListingViewResource {

  @GET
  @Path("{id}")
  @Operation(summary = "A listing as it is now, with its price")
  public Uni<RestResponse<ListingAnswer>> listing(
      @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String known) {
    var listing = Ids.parse("id", id);
    return Reads.read(() -> ListingView.<ListingView>findById(listing))
        .map(found -> EntityAnswer.of("listing", listing, found, known, ListingAnswer::of));
  }

  @GET
  @Operation(
      summary = "Listings in the order of their ids, page by page",
      description = "The next page is asked for with after=<next of this one>.")
  public Uni<ListingsPage> listings(
      @QueryParam("limit") @DefaultValue("50") String limit,
      @QueryParam("after") @Nullable String after,
      @QueryParam("brand") @Nullable String brand,
      @QueryParam("category") @Nullable String category) {
    var rows = Limits.parse(limit);
    var filter =
        new ListingFilter(after == null ? null : Ids.parse("after", after), brand, category);
    return Reads.read(() -> filter.first(rows + 1)).map(found -> ListingsPage.of(found, rows));
  }
}
