package dev.hindsight.query.listing;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.query.entity.EntityAnswer;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.entity.Reads;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
}
