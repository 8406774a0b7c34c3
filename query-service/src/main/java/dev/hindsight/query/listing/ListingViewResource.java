package dev.hindsight.query.listing;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.projection.Rows;
import dev.hindsight.query.entity.EntityAnswer;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.entity.Readers;
import dev.hindsight.query.history.HistoryProjection;
import dev.hindsight.query.history.MomentParams;
import dev.hindsight.query.history.PastResource;
import dev.hindsight.query.history.Pasts;
import dev.hindsight.query.history.Telling;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Listings over HTTP. */
@Authenticated
@Path("/listings")
@Fresh(value = ListingViewProjection.NAME, past = HistoryProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "listings")
public class ListingViewResource extends PastResource<ListingRow, ListingAnswer> {

  private final Rows rows;
  private final ListingViewProjection listings;

  ListingViewResource(Pasts pasts, Rows rows, ListingViewProjection listings) {
    super(pasts.of(listings, Telling.plainly(ListingAnswer::of)), new Readers.Everybody<>());
    this.rows = rows;
    this.listings = listings;
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A listing as it is now or was, with its price")
  public Uni<RestResponse<ListingAnswer>> listing(
      @PathParam("id") String id,
      @BeanParam MomentParams when,
      @HeaderParam("If-None-Match") @Nullable String known) {
    var listing = Ids.parse("id", id);
    return when.moment()
        .map(moment -> at(listing, moment, known))
        .orElseGet(() -> now(listing, known));
  }

  private Uni<RestResponse<ListingAnswer>> now(UUID id, @Nullable String known) {
    return now(id, () -> rows.byId(listings, id))
        .map(found -> EntityAnswer.of("listing", id, found, known, ListingAnswer::of));
  }
}
