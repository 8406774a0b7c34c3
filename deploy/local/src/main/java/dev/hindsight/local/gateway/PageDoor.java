package dev.hindsight.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.lang.System.Logger.Level;

/** Hands out the pages, without holding up the requests that go on to services. */
final class PageDoor {
  private static final System.Logger LOG = System.getLogger(PageDoor.class.getName());

  private final Vertx vertx;
  private final Pages pages;

  PageDoor(Vertx vertx, Pages pages) {
    this.vertx = vertx;
    this.pages = pages;
  }

  Future<ProxyResponse> answer(ProxyRequest request, String path) {
    HttpMethod method = request.getMethod();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      return Future.succeededFuture(Problem.notFound(path).answer(request));
    }
    return vertx
        .executeBlocking(() -> pages.page(path), false)
        .map(found ->
            found == null || found.isEmpty()
                ? Problem.notFound(path).answer(request)
                : answer(request, found.get()))
        .otherwise(failure -> {
          LOG.log(Level.WARNING, "no page at " + path, failure);
          return Problem.unavailable("page").answer(request);
        });
  }

  private static ProxyResponse answer(ProxyRequest request, Page found) {
    String tag = found.headers().get("ETag");
    String known = request.headers().get("If-None-Match");
    Page page = tag != null && known != null && known.contains(tag) ? found.known() : found;
    ProxyResponse response = request.release().response().setStatusCode(page.status());
    page.headers().forEach(response::putHeader);
    return response.setBody(Body.body(Buffer.buffer(page.body())));
  }
}
