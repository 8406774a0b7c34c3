package dev.hindsight.command.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Says as a problem what goes wrong outside of every resource: no such path, too large a body. */
@ApplicationScoped
public class RouteProblems {

  private static final Logger LOG = Logger.getLogger(RouteProblems.class);
  private static final int FIRST = -1000;
  private static final int BEHIND_ALL = Integer.MAX_VALUE - 1;

  void install(@Observes Router router) {
    router.route().order(FIRST).failureHandler(RouteProblems::failed);
    router.route().order(BEHIND_ALL).handler(RouteProblems::unknownPath);
  }

  private static void failed(RoutingContext context) {
    if (context.response().ended() || context.response().headWritten()) {
      context.response().reset();
      return;
    }
    var failure = context.failure();
    var status = context.statusCode();
    answer(
        context,
        failure != null && status >= 500
            ? Problems.incident(LOG, failure, context.normalizedPath())
            : Problems.ofStatus(status));
  }

  private static void unknownPath(RoutingContext context) {
    answer(
        context, Problem.of(404, "not-found", "there is no " + context.normalizedPath() + " here"));
  }

  /**
   * Answers with a problem; the rest of the request is left to {@link
   * dev.hindsight.service.body.UnreadBodies}.
   */
  public static void answer(RoutingContext context, Problem problem) {
    var retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      context.response().putHeader("Retry-After", retryAfter.toString());
    }
    context
        .response()
        .setStatusCode(problem.status())
        .setStatusMessage(HttpResponseStatus.valueOf(problem.status()).reasonPhrase())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(Buffer.buffer(Json.bytes(problem)));
  }
}
