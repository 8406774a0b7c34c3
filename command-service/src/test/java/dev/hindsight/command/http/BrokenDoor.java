package dev.hindsight.command.http;

import io.vertx.ext.web.Router;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What nobody foresaw: a resource and a route that fail. */
@PermitAll
@Path("/broken-resource")
@ApplicationScoped
public class BrokenDoor {

  static final String CAUSE = "the cause is for the log alone";

  @GET
  @Operation(hidden = true)
  public String fail() {
    throw new IllegalStateException(CAUSE);
  }

  void install(@Observes Router router) {
    router
        .get("/broken-route")
        .handler(context -> {
          throw new IllegalStateException(CAUSE);
        });
  }
}
