package dev.hindsight.query.cart;

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
import java.util.Currency;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Carts over HTTP. */
@Authenticated
@Path("/carts")
@Fresh(value = CartViewProjection.NAME, past = HistoryProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "carts")
public class CartViewResource extends PastResource<CartRow, CartAnswer> {

  private final Rows rows;
  private final CartViewProjection carts;
  private final Currency ofNothing;

  CartViewResource(
      Pasts pasts,
      Rows rows,
      CartViewProjection carts,
      @ConfigProperty(name = "hindsight.currency", defaultValue = "EUR") Currency ofNothing) {
    super(
        pasts.of(carts, Telling.plainly(cart -> CartAnswer.of(cart, ofNothing))),
        new Readers.TheirCustomer<>(CartRow::customerId));
    this.rows = rows;
    this.carts = carts;
    this.ofNothing = ofNothing;
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A cart as it is now or was, with its lines and their sum")
  public Uni<RestResponse<CartAnswer>> cart(
      @PathParam("id") String id,
      @BeanParam MomentParams when,
      @HeaderParam("If-None-Match") @Nullable String known) {
    var cart = Ids.parse("id", id);
    return when.moment().map(moment -> at(cart, moment, known)).orElseGet(() -> now(cart, known));
  }

  private Uni<RestResponse<CartAnswer>> now(UUID id, @Nullable String known) {
    return now(id, () -> rows.byId(carts, id))
        .map(found ->
            EntityAnswer.of("cart", id, found, known, cart -> CartAnswer.of(cart, ofNothing)));
  }
}
