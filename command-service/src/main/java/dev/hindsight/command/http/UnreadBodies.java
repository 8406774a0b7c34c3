package dev.hindsight.command.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Reads on, and drops, what is left of a request that is answered: the next request of its
 * connection stands behind it. The framework leaves a body alone that it refuses by its head, and
 * the caller hears nothing any more (<a
 * href="https://github.com/quarkusio/quarkus/issues/28818">quarkus#28818</a>).
 */
@ApplicationScoped
public class UnreadBodies {

  // Before all that answers.
  private static final int FIRST = -2000;

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
    if (!RequestLimits.hasAnEnd(context)) {
      HangUp.unlessItEnds(request);
    }
    request.resume();
  }
}
