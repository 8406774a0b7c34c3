package dev.hindsight.query.listing.search;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.query.entity.Limits;
import dev.hindsight.query.entity.Reads;
import dev.hindsight.query.listing.ListingViewProjection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Currency;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The search for listings over HTTP. */
@Authenticated
@Path("/listings")
@Fresh(ListingViewProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "listings")
public class ListingSearchResource {

  private final Currency ofTheShop;

  ListingSearchResource(
      @ConfigProperty(name = "hindsight.currency", defaultValue = "EUR") Currency ofTheShop) {
    this.ofTheShop = ofTheShop;
  }

  @GET
  @Operation(
      summary = "Listings by text, brand, category, seller and price, sorted, page by page",
      description =
          "The next page is asked for with after=<next of this one> and the same other parameters."
              + " A listing that does not change meanwhile is on exactly one page.")
  public Uni<ListingsPage> listings(
      @BeanParam ListingSearchParameters parameters,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    var rows = Limits.parse(limit);
    var search = parameters.search(ofTheShop);
    return Reads.read(() -> search.first(rows + 1))
        .map(found -> ListingsPage.of(found, rows, search.order()));
  }
}
