package dev.hindsight.command.personal.http;

import dev.hindsight.command.http.Answers;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.personal.CustomerKeys;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Gives a customer's key to the services that share a secret with this one. Not for the gateway.
 */
@PermitAll
@Path("/keys")
@Tag(name = "internal")
public class KeyResource {

  private final CustomerKeys keys;
  private final KeysSecret secret;

  KeyResource(CustomerKeys keys, KeysSecret secret) {
    this.keys = keys;
    this.secret = secret;
  }

  /** The answer: 32 bytes in base64. */
  public record Key(String key) {}

  @GET
  @Path("{customer}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The key of a customer's personal fields; 404 when there is none any more")
  public Uni<Response> key(
      @PathParam("customer") UUID customer, @HeaderParam(KeysSecret.HEADER) @Nullable String told) {
    if (!secret.isToldBy(told)) {
      return Uni.createFrom().item(forbidden());
    }
    return keys.find(customer)
        .map(key -> key.map(KeyResource::found).orElseGet(() -> unknown(customer)));
  }

  private static Response found(byte[] key) {
    return Response.ok(new Key(Base64.getEncoder().encodeToString(key)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static Response unknown(UUID customer) {
    return Answers.of(
        Problem.of(404, "unknown-key", "customer " + customer + " has no key, or none any more"));
  }

  private static Response forbidden() {
    return Answers.of(
        Problem.of(403, "forbidden", "the secret of the keys is told by " + KeysSecret.HEADER));
  }
}
