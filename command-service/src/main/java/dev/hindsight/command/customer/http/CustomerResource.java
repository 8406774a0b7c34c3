package dev.hindsight.command.customer.http;

import dev.hindsight.command.http.CommandDoor;
import dev.hindsight.command.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door to customers. */
@Path("/customers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "customers")
public class CustomerResource {

  private final CommandDoor door;
  private final RegisterCustomerForm register;

  CustomerResource(CommandDoor door, RegisterCustomerForm register) {
    this.door = door;
    this.register = register;
  }

  /** The body of a registration, for the API's description. */
  record Register(@Nullable UUID id, String name, String email, @Nullable Instant occurredAt) {}

  @POST
  @Operation(summary = "Become a customer")
  @RequestBodySchema(Register.class)
  public Uni<Response> register() {
    return door.enter(register, Map.of());
  }
}
