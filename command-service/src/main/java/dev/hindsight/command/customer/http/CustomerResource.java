package dev.hindsight.command.customer.http;

import dev.hindsight.command.customer.http.CustomerBodies.ChangeEmail;
import dev.hindsight.command.customer.http.CustomerBodies.Deactivate;
import dev.hindsight.command.customer.http.CustomerBodies.Erase;
import dev.hindsight.command.customer.http.CustomerBodies.JoinMailingList;
import dev.hindsight.command.customer.http.CustomerBodies.LeaveMailingList;
import dev.hindsight.command.customer.http.CustomerBodies.Register;
import dev.hindsight.command.customer.http.CustomerBodies.VerifyEmail;
import dev.hindsight.command.http.CommandDoor;
import dev.hindsight.command.http.Problem;
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

/** The door to customers. */
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR})
@Path("/customers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "customers")
public class CustomerResource {

  private static final String CUSTOMER = "customerId";

  private final CommandDoor door;
  private final CustomerForms forms;

  CustomerResource(CommandDoor door, CustomerForms forms) {
    this.door = door;
    this.forms = forms;
  }

  @POST
  @Operation(summary = "Become a customer")
  @RequestBodySchema(Register.class)
  public Uni<Response> register() {
    return door.enter(forms.register, Map.of());
  }

  @POST
  @Path("{id}/email-verification")
  @Operation(summary = "Verify the e-mail address; without a token, ask for the mail again")
  @RequestBodySchema(VerifyEmail.class)
  public Uni<Response> verifyEmail(@PathParam("id") String id) {
    return door.enter(forms.emailVerification, Map.of(CUSTOMER, id));
  }

  @PUT
  @Path("{id}/email")
  @Operation(summary = "Have another e-mail address, to be verified anew")
  @RequestBodySchema(ChangeEmail.class)
  public Uni<Response> changeEmail(@PathParam("id") String id) {
    return door.enter(forms.changeEmail, Map.of(CUSTOMER, id));
  }

  @PUT
  @Path("{id}/mailing-lists/{list}")
  @Operation(summary = "Get what is sent to a list")
  @RequestBodySchema(JoinMailingList.class)
  public Uni<Response> join(@PathParam("id") String id, @PathParam("list") String list) {
    return door.enter(forms.join, Map.of(CUSTOMER, id, "list", list));
  }

  @DELETE
  @Path("{id}/mailing-lists/{list}")
  @Operation(summary = "Get no more of what is sent to a list")
  @RequestBodySchema(LeaveMailingList.class)
  public Uni<Response> leave(@PathParam("id") String id, @PathParam("list") String list) {
    return door.enter(forms.leave, Map.of(CUSTOMER, id, "list", list));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Begin nothing new; all that is known of the customer stays")
  @RequestBodySchema(Deactivate.class)
  public Uni<Response> deactivate(@PathParam("id") String id) {
    return door.enter(forms.deactivate, Map.of(CUSTOMER, id));
  }

  @POST
  @Path("{id}/erasure")
  @Operation(summary = "Make everything personal unreadable, everywhere and for ever")
  @RequestBodySchema(Erase.class)
  public Uni<Response> erase(@PathParam("id") String id) {
    return door.enter(forms.erase, Map.of(CUSTOMER, id));
  }
}
