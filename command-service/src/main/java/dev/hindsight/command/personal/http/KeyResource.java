package dev.hindsight.command.personal.http;

import dev.hindsight.command.http.Answers;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.personal.CustomerKeys;
import io.smallrye.mutiny.Uni;
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
      @PathParam("customer") UUID customer, @HeaderParam("Authorization") @Nullable String caller) {
    if (!secret.isToldBy(caller)) {
      return Uni.createFrom().item(unauthorized());
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

  private static Response unauthorized() {
    var response =
        Answers.of(Problem.of(401, "unauthorized", "the caller must send the bearer secret"));
    return Response.fromResponse(response).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
  }
}
