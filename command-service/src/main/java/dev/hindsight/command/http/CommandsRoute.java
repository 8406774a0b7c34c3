package dev.hindsight.command.http;

import dev.hindsight.service.access.Callers;
import dev.hindsight.service.trace.EventTrace;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code POST /commands}: a route and not a resource, because request and answer flow at the same
 * time, without end and without a buffer.
 */
@ApplicationScoped
public class CommandsRoute {

  public static final String NDJSON = "application/x-ndjson";
  static final String PATH = "/commands";

  private final Door door;
  private final CommandForms forms;
  private final EventTrace trace;

  CommandsRoute(Door door, CommandForms forms, EventTrace trace) {
    this.door = door;
    this.forms = forms;
    this.trace = trace;
  }

  void install(@Observes Router router) {
    router
        .route()
        .order(-1)
        .handler(context -> {
          if (takes(context)) {
            accept(context);
          } else {
            context.next();
          }
        });
  }

  /** Whether this is a request of many commands. */
  static boolean takes(RoutingContext context) {
    return context.request().method() == HttpMethod.POST && PATH.equals(context.request().path());
  }

  private void accept(RoutingContext context) {
    var request = context.request();
    if (!CommandHeaders.isOfType(request.getHeader("Content-Type"), NDJSON)) {
      RouteProblems.answer(
          context, Problem.of(415, "unsupported-media-type", "the Content-Type must be " + NDJSON));
      return;
    }
    try {
      var headers =
          CommandHeaders.ofMany(Callers.of(context), request::getHeader).inTrace(trace.current());
      new CommandStream(request, context.vertx().getOrCreateContext(), forms, headers, door)
          .start();
    } catch (BadRequest e) {
      RouteProblems.answer(context, e.problem());
    }
  }
}
