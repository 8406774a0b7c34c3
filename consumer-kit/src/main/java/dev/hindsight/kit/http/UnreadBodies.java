package dev.hindsight.kit.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Reads on, and drops, the body of a read that is answered: the next request of its connection
 * stands behind it. The framework leaves a body alone that no resource wants, and the caller hears
 * nothing any more (<a href="https://github.com/quarkusio/quarkus/issues/28818">quarkus#28818</a>).
 */
@ApplicationScoped
public class UnreadBodies {

  // Before all that answers.
  private static final int FIRST = -2000;
  private static final long PATIENCE_MILLIS = 2_000;

  void install(@Observes Router router) {
    router
        .route()
        .order(FIRST)
        .handler(context -> {
          context.addEndHandler(_ -> drop(context));
          context.next();
        });
  }

  private static void drop(RoutingContext context) {
    var request = context.request();
    if (request.isEnded()) {
      return;
    }
    if (request.getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
      // It may have no end.
      context.vertx().setTimer(PATIENCE_MILLIS, _ -> hangUpOn(request));
    }
    request.resume();
  }

  private static void hangUpOn(HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    if (request.version() == HttpVersion.HTTP_2) {
      // Others of the same client go on over the connection.
      request.response().reset();
    } else {
      request.connection().close();
    }
  }
}
