package dev.hindsight.service.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says who asks; and a path that says nothing about who may. */
@Path("/")
public class SomeResource {

  private final Callers callers;

  SomeResource(Callers callers) {
    this.callers = callers;
  }

  @GET
  @Path("me")
  @RolesAllowed({Roles.CUSTOMER, Roles.MERCHANT, Roles.OPERATOR})
  public String me() {
    var caller = callers.current();
    return caller.actor() + " " + caller.id();
  }

  @GET
  @Path("admin/secrets")
  @RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR})
  public String secrets() {
    return "secrets";
  }

  @GET
  @Path("forgotten")
  public String forgotten() {
    return "nobody said who may see this";
  }
}
