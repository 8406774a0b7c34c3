package dev.hindsight.query.cart;

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
import java.util.Currency;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Carts over HTTP. */
@Path("/carts")
@Fresh(CartViewProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "carts")
public class CartViewResource {

  private final Currency ofNothing;

  CartViewResource(
      @ConfigProperty(name = "hindsight.currency", defaultValue = "EUR") Currency ofNothing) {
    this.ofNothing = ofNothing;
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A cart as it is now, with its lines and their sum")
  public Uni<RestResponse<CartAnswer>> cart(
      @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String known) {
    var cart = Ids.parse("id", id);
    return Reads.read(() -> CartView.<CartView>findById(cart))
        .map(found ->
            EntityAnswer.of("cart", cart, found, known, view -> CartAnswer.of(view, ofNothing)));
  }
}
