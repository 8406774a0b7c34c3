package dev.hindsight.command.http;

import dev.hindsight.command.handler.CommandHandler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Turns commands away before anything of them is read, while there is no room for them: a refusal
 * that costs as much as a command would leave less for those that are let in. Many commands of one
 * request are read as there is room, and whoever looks after the service is never turned away.
 */
@ApplicationScoped
public class NoRoom {

  // Behind the limits of requests, before the routes of the service and of the framework.
  private static final int ORDER = -99;

  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final String ADMIN = "/admin/";

  private final CommandHandler handler;

  NoRoom(CommandHandler handler) {
    this.handler = handler;
  }

  void install(@Observes Router router) {
    router.route().order(ORDER).handler(this::check);
  }

  private void check(RoutingContext context) {
    if (isCommand(context)) {
      handler
          .refuses()
          .ifPresentOrElse(
              refusal -> RouteProblems.answer(context, Problems.of(refusal)), context::next);
    } else {
      context.next();
    }
  }

  private static boolean isCommand(RoutingContext context) {
    var request = context.request();
    return !READS.contains(request.method())
        && !CommandsRoute.takes(context)
        && !context.normalizedPath().startsWith(ADMIN);
  }
}
