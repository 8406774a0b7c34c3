package dev.hindsight.command.order.http;

import dev.hindsight.command.http.CommandDoor;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.order.http.OrderBodies.Cancel;
import dev.hindsight.command.order.http.OrderBodies.Pay;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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

/** The door to orders; they are placed by the checkout of a cart. */
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR})
@Path("/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "orders")
public class OrderResource {

  private final CommandDoor door;

  OrderResource(CommandDoor door) {
    this.door = door;
  }

  @POST
  @Path("{id}/payment")
  @Operation(summary = "Name the account that is to pay an order")
  @RequestBodySchema(Pay.class)
  public Uni<Response> pay(@PathParam("id") String id) {
    return door.enter(OrderForms.PAY, Map.of("orderId", id));
  }

  @POST
  @Path("{id}/cancellation")
  @Operation(summary = "Cancel an order; what was paid is refunded")
  @RequestBodySchema(Cancel.class)
  public Uni<Response> cancel(@PathParam("id") String id) {
    return door.enter(OrderForms.CANCEL, Map.of("orderId", id));
  }
}
