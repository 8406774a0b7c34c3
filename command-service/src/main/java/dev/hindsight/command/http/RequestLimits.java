package dev.hindsight.command.http;

import dev.hindsight.service.body.HangUp;
import dev.hindsight.service.body.UnreadBodies;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Turns away what says that it is too large before anything reads it; {@link RequestBody} counts
 * the rest. Two paths are without end by design and bound each of their lines: {@code POST
 * /commands} and {@code POST /admin/restore}.
 */
@ApplicationScoped
public class RequestLimits {

  static final int LARGEST_BODY = 256 * 1024;
  static final int LARGEST_HEADERS = 16 * 1024;

  /** Takes an export, line by line. */
  public static final String RESTORE = "/admin/restore";

  // Before the routes of the service and of the framework.
  private static final int ORDER = -100;

  void install(@Observes Router router) {
    router.route().order(ORDER).handler(RequestLimits::check);
  }

  private static void check(RoutingContext context) {
    var request = context.request();
    if (sizeOfHeaders(request) > LARGEST_HEADERS) {
      context.fail(431);
    } else if (CommandsRoute.takes(context)) {
      context.next();
    } else if (isRestore(context)) {
      UnreadBodies.comesToAnEnd(context);
      context.next();
    } else if (length(request) > LARGEST_BODY) {
      HangUp.soon(request);
      context.fail(413);
    } else {
      context.next();
    }
  }

  private static boolean isRestore(RoutingContext context) {
    return context.request().method() == HttpMethod.POST
        && RESTORE.equals(context.request().path());
  }

  private static long length(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private static long sizeOfHeaders(HttpServerRequest request) {
    var size = 0L;
    for (var header : request.headers()) {
      size += header.getKey().length() + header.getValue().length() + 4;
    }
    return size;
  }
}
