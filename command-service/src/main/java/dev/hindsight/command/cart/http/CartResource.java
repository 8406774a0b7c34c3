package dev.hindsight.command.cart.http;

import dev.hindsight.command.cart.http.CartBodies.AddItem;
import dev.hindsight.command.cart.http.CartBodies.ChangeQuantity;
import dev.hindsight.command.cart.http.CartBodies.CheckOut;
import dev.hindsight.command.cart.http.CartBodies.Open;
import dev.hindsight.command.cart.http.CartBodies.RemoveItem;
import dev.hindsight.command.http.CommandDoor;
import dev.hindsight.command.http.Problem;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door to carts. */
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR})
@Path("/carts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "carts")
public class CartResource {

  private final CommandDoor door;

  CartResource(CommandDoor door) {
    this.door = door;
  }

  @POST
  @Operation(summary = "Open a cart")
  @RequestBodySchema(Open.class)
  public Uni<Response> open() {
    return door.enter(CartForms.OPEN, Map.of());
  }

  @POST
  @Path("{id}/items")
  @Operation(summary = "Put pieces of a listing into a cart")
  @RequestBodySchema(AddItem.class)
  public Uni<Response> addItem(@PathParam("id") String id) {
    return door.enter(CartForms.ADD, Map.of("cartId", id));
  }

  @PATCH
  @Path("{id}/items/{listingId}")
  @Operation(summary = "Change how many pieces of a listing a cart holds")
  @RequestBodySchema(ChangeQuantity.class)
  public Uni<Response> changeQuantity(
      @PathParam("id") String id, @PathParam("listingId") String listingId) {
    return door.enter(CartForms.CHANGE, Map.of("cartId", id, "listingId", listingId));
  }

  @DELETE
  @Path("{id}/items/{listingId}")
  @Operation(summary = "Take all pieces of a listing out of a cart")
  @RequestBodySchema(RemoveItem.class)
  public Uni<Response> removeItem(
      @PathParam("id") String id, @PathParam("listingId") String listingId) {
    return door.enter(CartForms.REMOVE, Map.of("cartId", id, "listingId", listingId));
  }

  @POST
  @Path("{id}/checkout")
  @Operation(summary = "Check a cart out")
  @RequestBodySchema(CheckOut.class)
  public Uni<Response> checkOut(@PathParam("id") String id) {
    return door.enter(CartForms.CHECK_OUT, Map.of("cartId", id));
  }
}
