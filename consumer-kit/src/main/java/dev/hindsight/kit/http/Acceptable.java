package dev.hindsight.kit.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a form of answer that nobody writes. The framework does so where an address has one
 * method; where it has two, such as JSON and server-sent events, it would take one of them.
 */
public final class Acceptable {

  /** A 406, unless the method found writes what the request accepts. */
  @ServerRequestFilter
  public @Nullable Response check(
      ContainerRequestContext request, ResourceInfo resource, HttpServerRequest came) {
    // The context would first make a sorted map of all headers.
    if (!came.headers().contains(HttpHeaders.ACCEPT)) {
      return null;
    }
    var written = written(resource);
    return written.isEmpty() || isAccepted(request.getAcceptableMediaTypes(), written)
        ? null
        : Problems.of(
                Response.Status.NOT_ACCEPTABLE,
                "not-acceptable",
                "Not Acceptable",
                "This is written as " + String.join(" or ", written) + ".")
            .toResponse();
  }

  private static boolean isAccepted(List<MediaType> accepted, List<String> written) {
    return accepted.stream()
        .anyMatch(one -> written.stream().anyMatch(it -> one.isCompatible(MediaType.valueOf(it))));
  }

  private static List<String> written(ResourceInfo resource) {
    var onMethod = resource.getResourceMethod().getAnnotation(Produces.class);
    var produces =
        onMethod == null ? resource.getResourceClass().getAnnotation(Produces.class) : onMethod;
    return produces == null ? List.of() : Arrays.asList(produces.value());
  }
}
