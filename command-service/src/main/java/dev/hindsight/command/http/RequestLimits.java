package dev.hindsight.command.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Turns away what is too large before anything reads it. One path is without end by design: {@code
 * POST /commands} reads line by line and bounds each line itself.
 */
@ApplicationScoped
public class RequestLimits {

  static final int LARGEST_BODY = 256 * 1024;
  static final int LARGEST_HEADERS = 16 * 1024;

  // Before the routes of the service and of the framework.
  private static final int ORDER = -100;

  private final BodyHandler body = BodyHandler.create(false).setBodyLimit(LARGEST_BODY);

  void install(@Observes Router router) {
    router.route().order(ORDER).handler(this::check);
  }

  private void check(RoutingContext context) {
    var request = context.request();
    if (sizeOfHeaders(request) > LARGEST_HEADERS) {
      context.fail(431);
    } else if (hasBody(request) && !CommandsRoute.takes(context)) {
      body.handle(context);
    } else {
      context.next();
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    var length = request.getHeader("Content-Length");
    return length == null
        ? request.headers().contains("Transfer-Encoding")
            || (request.version() == HttpVersion.HTTP_2 && !request.isEnded())
        : !length.equals("0");
  }

  private static long sizeOfHeaders(HttpServerRequest request) {
    var size = 0L;
    for (var header : request.headers()) {
      size += header.getKey().length() + header.getValue().length() + 4;
    }
    return size;
  }
}
