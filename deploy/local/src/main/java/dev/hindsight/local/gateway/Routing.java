package dev.hindsight.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides for each request which service answers it, and says so itself when none does. */
final class Routing implements ProxyInterceptor {
  static final String SERVICE = "service";

  private static final System.Logger LOG = System.getLogger(Routing.class.getName());

  private final Supplier<RouteTable> routes;
  private final PageDoor pages;

  Routing(Supplier<RouteTable> routes, PageDoor pages) {
    this.routes = routes;
    this.pages = pages;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    ProxyRequest request = context.request();
    String path;
    try {
      path = RequestPath.normal(request.getURI());
    } catch (IllegalArgumentException e) {
      return Future.succeededFuture(
          Problem.badPath(String.valueOf(e.getMessage())).answer(request));
    }
    Optional<Route> found = routes.get().find(request.getMethod().name(), path);
    String service = found.map(Route::service).orElse(null);
    if (service == null) {
      return Future.succeededFuture(Problem.notFound(path).answer(request));
    }
    if (service.equals(Pages.SERVICE)) {
      return pages.answer(request, path);
    }
    send(context, found.get().upstreamPath(path), service);
    return context
        .sendRequest()
        .otherwise(failure -> unavailable(service, failure).answer(request));
  }

  private static Problem unavailable(String service, Throwable failure) {
    LOG.log(Level.DEBUG, "no answer from the " + service, failure);
    return failure instanceof ConnectionPoolTooBusyException
        ? Problem.busy(service)
        : Problem.unavailable(service);
  }

  private static void send(ProxyContext context, String path, String service) {
    ProxyRequest request = context.request();
    HttpServerRequest from = request.proxiedRequest();
    String query = from.query();
    request.setURI(query == null ? path : path + "?" + query);
    Headers.dropOneHop(request.headers());
    Headers.forward(from, request.headers());
    HostAndPort authority = from.authority();
    if (authority != null) {
      // Services build absolute links from the address that the client used.
      request.setAuthority(authority);
    }
    context.set(SERVICE, service);
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    Headers.dropOneHop(context.response().headers());
    return context.sendResponse();
  }
}
