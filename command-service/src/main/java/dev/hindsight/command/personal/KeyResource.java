package dev.hindsight.command.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
  private final byte[] expected;

  KeyResource(CustomerKeys keys, @ConfigProperty(name = "hindsight.keys.secret") String secret) {
    this.keys = keys;
    this.expected = ("Bearer " + secret).getBytes(UTF_8);
  }

  /** The answer: 32 bytes in base64. */
  public record Key(String key) {}

  @GET
  @Path("{customer}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The key of a customer's personal fields; 404 when there is none any more")
  public Uni<Response> key(
      @PathParam("customer") UUID customer, @HeaderParam("Authorization") @Nullable String caller) {
    if (caller == null || !MessageDigest.isEqual(expected, caller.getBytes(UTF_8))) {
      return Uni.createFrom().item(Response.status(Response.Status.UNAUTHORIZED).build());
    }
    return keys.find(customer)
        .map(key ->
            key.map(bytes -> Response.ok(new Key(Base64.getEncoder().encodeToString(bytes))))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .build());
  }
}
