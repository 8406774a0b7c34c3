package dev.hindsight.command.account.http;

import dev.hindsight.command.http.CommandDoor;
import dev.hindsight.command.http.Problem;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door to transfers; the answer is about the account that pays. */
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR})
@Path("/transfers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "accounts")
public class TransferResource {

  private final CommandDoor door;

  TransferResource(CommandDoor door) {
    this.door = door;
  }

  @POST
  @Operation(summary = "Move money between two accounts, in one append")
  @RequestBodySchema(AccountBodies.Transfer.class)
  public Uni<Response> transfer() {
    return door.enter(AccountForms.TRANSFER, Map.of());
  }
}
