package dev.hindsight.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came, whatever filters have made of it since. What the context tells is decoded,
 * parsed and put into sorted maps first; filters that most requests are nothing to ask here.
 */
public final class RawRequest {

  private RawRequest() {}

  /** Whether it came with a header. */
  public static boolean hasHeader(ContainerRequestContext request, String name) {
    return of(request).containsRequestHeader(name);
  }

  /** Whether its address has a query. */
  public static boolean hasQuery(ContainerRequestContext request) {
    @Nullable String query = of(request).query();
    return query != null && !query.isEmpty();
  }

  /** The path of its address, not decoded. */
  public static String path(ContainerRequestContext request) {
    return of(request).getRequestPath();
  }

  private static ServerHttpRequest of(ContainerRequestContext request) {
    var context = ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    return ((ResteasyReactiveRequestContext) context).serverRequest();
  }
}
