package dev.hindsight.command.listing.http;

import dev.hindsight.command.http.CommandDoor;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.listing.http.ListingBodies.ChangePrice;
import dev.hindsight.command.listing.http.ListingBodies.Post;
import dev.hindsight.command.listing.http.ListingBodies.Withdraw;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door to listings. */
@RolesAllowed({Roles.MERCHANT, Roles.OPERATOR})
@Path("/listings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "listings")
public class ListingResource {

  private final CommandDoor door;

  ListingResource(CommandDoor door) {
    this.door = door;
  }

  @POST
  @Operation(summary = "Post a listing")
  @RequestBodySchema(Post.class)
  public Uni<Response> post() {
    return door.enter(ListingForms.POST, Map.of());
  }

  @PUT
  @Path("{id}/price")
  @Operation(summary = "Ask another price")
  @RequestBodySchema(ChangePrice.class)
  public Uni<Response> changePrice(@PathParam("id") String id) {
    return door.enter(ListingForms.CHANGE_PRICE, Map.of("listingId", id));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Take a listing off the shop")
  @RequestBodySchema(Withdraw.class)
  public Uni<Response> withdraw(@PathParam("id") String id) {
    return door.enter(ListingForms.WITHDRAW, Map.of("listingId", id));
  }
}
