package dev.hindsight.kit.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Turns away addresses that nothing can have: no text in the database holds a NUL. */
public final class AddressFilter {

  private static final String NUL = "%00";

  // Answered, not thrown: what somebody types is no error to fill a log with.
  @ServerRequestFilter(preMatching = true)
  public @Nullable Response refuse(HttpServerRequest came) {
    return came.uri().contains(NUL)
        ? Problems.malformed("address", "The address must not contain " + NUL + ".").toResponse()
        : null;
  }
}
