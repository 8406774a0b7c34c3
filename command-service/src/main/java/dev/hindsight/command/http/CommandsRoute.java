package dev.hindsight.command.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * {@code POST /commands}: a route and not a resource, because request and answer flow at the same
 * time, without end and without a buffer.
 */
@ApplicationScoped
public class CommandsRoute {

  static final String NDJSON = "application/x-ndjson";

  private final Door door;
  private final CommandForms forms;

  CommandsRoute(Door door, CommandForms forms) {
    this.door = door;
    this.forms = forms;
  }

  void install(@Observes Router router) {
    router
        .post("/commands")
        .order(-1)
        .handler(context -> accept(context.vertx().getOrCreateContext(), context.request()));
  }

  private void accept(Context loop, HttpServerRequest request) {
    var type = request.getHeader("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(NDJSON)) {
      refuse(request, Problem.of(415, "unsupported-media-type", "the body must be " + NDJSON));
      return;
    }
    try {
      var headers = CommandHeaders.read(request::getHeader);
      new CommandStream(request, loop, forms, headers, door).start();
    } catch (BadRequest e) {
      refuse(request, e.problem());
    }
  }

  private static void refuse(HttpServerRequest request, Problem problem) {
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(Buffer.buffer(Json.bytes(problem)));
  }
}
