package dev.hindsight.service.access;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands before all paths, also those that are no resources: nobody comes in without a token, none
 * but operators to {@code /admin}, and nobody more often than they may. What is open to a path's
 * bearers of tokens says the resource; one that says nothing is closed.
 */
@ApplicationScoped
public class AccessRoute {

  // Before whatever else answers failures.
  private static final int FAILURES = -3000;
  // Behind the framework, which verifies tokens, and before what bounds and answers requests.
  private static final int ORDER = -150;

  private static final String PLATFORM = "/q";
  private static final String ADMIN = "/admin";

  private final Callers callers;
  private final Rates rates;
  private final List<String> open;

  AccessRoute(
      Callers callers,
      Rates rates,
      @ConfigProperty(name = "hindsight.access.open") Optional<List<String>> open) {
    this.callers = callers;
    this.rates = rates;
    this.open = open.orElse(List.of());
  }

  void install(@Observes Router router) {
    router.route().order(FAILURES).failureHandler(AccessRoute::failed);
    router.route().order(ORDER).handler(this::check);
  }

  private static void failed(RoutingContext request) {
    if (request.failure() instanceof AuthenticationFailedException && isUnanswered(request)) {
      Refusal.badToken().answer(request);
    } else {
      request.next();
    }
  }

  private static boolean isUnanswered(RoutingContext request) {
    return !request.response().ended() && !request.response().headWritten();
  }

  private void check(RoutingContext request) {
    var path = request.normalizedPath();
    if (isOpen(request, path)) {
      request.next();
      return;
    }
    var caller = callers.identify(request);
    if (caller.isEmpty()) {
      Refusal.noToken().answer(request);
    } else if (isForOperators(path) && !caller.get().isOperator()) {
      Refusal.notAllowed().answer(request);
    } else {
      rates
          .take(caller.get())
          .ifPresentOrElse(seconds -> Refusal.tooOften(seconds).answer(request), request::next);
    }
  }

  // Probes and those who collect figures come from within. Whoever comes by a gateway has a token.
  private boolean isOpen(RoutingContext request, String path) {
    return isUnder(path, PLATFORM) && !isForwarded(request)
        || open.stream().anyMatch(prefix -> isUnder(path, prefix));
  }

  private static boolean isForOperators(String path) {
    return isUnder(path, ADMIN) || isUnder(path, PLATFORM);
  }

  private static boolean isForwarded(RoutingContext request) {
    var headers = request.request().headers();
    return headers.contains("X-Forwarded-For") || headers.contains("Forwarded");
  }

  private static boolean isUnder(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }
}
