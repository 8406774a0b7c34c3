package dev.hindsight.service.body;

import io.vertx.core.http.HttpHeaders;
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
  private static final String ENDS = UnreadBodies.class.getName() + ".ends";

  void install(@Observes Router router) {
    router
        .route()
        .order(FIRST)
        .handler(context -> {
          context.addEndHandler(_ -> drop(context));
          context.next();
        });
  }

  /** Its body has no length and is long by design: it is read on for as long as it takes. */
  public static void comesToAnEnd(RoutingContext context) {
    context.put(ENDS, true);
  }

  private static void drop(RoutingContext context) {
    var request = context.request();
    if (request.isEnded()) {
      return;
    }
    if (request.getHeader(HttpHeaders.CONTENT_LENGTH) == null && context.get(ENDS) == null) {
      HangUp.unlessItEnds(request);
    }
    request.resume();
  }
}
