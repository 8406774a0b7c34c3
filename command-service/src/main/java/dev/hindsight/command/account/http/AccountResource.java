package dev.hindsight.command.account.http;

import dev.hindsight.command.account.http.AccountBodies.Amount;
import dev.hindsight.command.account.http.AccountBodies.Close;
import dev.hindsight.command.account.http.AccountBodies.Open;
import dev.hindsight.command.http.CommandDoor;
import dev.hindsight.command.http.Problem;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** The door to accounts. */
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR})
@Path("/accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "accounts")
public class AccountResource {

  private final CommandDoor door;

  AccountResource(CommandDoor door) {
    this.door = door;
  }

  @POST
  @Operation(summary = "Open an account")
  @RequestBodySchema(Open.class)
  public Uni<Response> open() {
    return door.enter(AccountForms.OPEN, Map.of());
  }

  @POST
  @Path("{id}/deposits")
  @Operation(summary = "Bring money in from outside")
  @RequestBodySchema(Amount.class)
  public Uni<Response> deposit(@PathParam("id") String id) {
    return door.enter(AccountForms.DEPOSIT, Map.of("accountId", id));
  }

  @POST
  @Path("{id}/withdrawals")
  @Operation(summary = "Take money out of the system")
  @RequestBodySchema(Amount.class)
  public Uni<Response> withdraw(@PathParam("id") String id) {
    return door.enter(AccountForms.WITHDRAW, Map.of("accountId", id));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Close an account that holds nothing")
  @RequestBodySchema(Close.class)
  public Uni<Response> close(@PathParam("id") String id) {
    return door.enter(AccountForms.CLOSE, Map.of("accountId", id));
  }
}
