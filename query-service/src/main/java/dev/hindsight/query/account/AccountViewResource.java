package dev.hindsight.query.account;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.query.entity.EntityAnswer;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.entity.Reads;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Accounts over HTTP. */
@Path("/accounts")
@Fresh(AccountViewProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class AccountViewResource {

  @GET
  @Path("{id}")
  @Operation(summary = "An account as it is now, with its balance")
  public Uni<RestResponse<AccountAnswer>> account(
      @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String known) {
    var account = Ids.parse("id", id);
    return Reads.read(() -> AccountView.<AccountView>findById(account))
        .map(found -> EntityAnswer.of("account", account, found, known, AccountAnswer::of));
  }
}
