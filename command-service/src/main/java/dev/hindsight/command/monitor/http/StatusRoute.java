package dev.hindsight.command.monitor.http;

import dev.hindsight.command.http.Problem;
import dev.hindsight.command.http.RouteProblems;
import dev.hindsight.command.log.LogUnavailable;
import dev.hindsight.command.monitor.CommandRecord;
import dev.hindsight.command.monitor.Monitor;
import dev.hindsight.service.access.Callers;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code GET /commands/{id}} with {@code Accept: text/event-stream}: a route and not a resource, so
 * that a client that does not read and one that leaves are seen at once.
 */
@ApplicationScoped
public class StatusRoute {

  static final String EVENT_STREAM = "text/event-stream";
  private static final int RETRY_AFTER_SECONDS = 2;

  private final Monitor monitor;
  private final StreamLimits limits;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<StatusStream> open = ConcurrentHashMap.newKeySet();

  StatusRoute(
      Monitor monitor,
      @ConfigProperty(name = "hindsight.commands.streams.most") int most,
      @ConfigProperty(name = "hindsight.commands.streams.longest") Duration longest,
      @ConfigProperty(name = "hindsight.commands.streams.heartbeat") Duration heartbeat) {
    this.monitor = monitor;
    this.limits = new StreamLimits(most, longest, heartbeat);
  }

  void install(@Observes Router router) {
    monitor.onChange(() -> open.forEach(StatusStream::changed));
    router
        .route(HttpMethod.GET, "/commands/:id")
        .order(-1)
        .handler(context -> {
          if (Preference.of(context.request().headers().getAll("Accept")).isEvents()) {
            accept(context);
          } else {
            context.next();
          }
        });
  }

  private void accept(RoutingContext context) {
    var id = CommandIds.parse(String.valueOf(context.pathParam("id")));
    if (id.isEmpty()) {
      RouteProblems.answer(context, CommandIds.malformed());
    } else if (count.incrementAndGet() > limits.most()) {
      count.decrementAndGet();
      RouteProblems.answer(context, tooMany());
    } else {
      find(context, id.get());
    }
  }

  private void find(RoutingContext context, UUID id) {
    var loop = context.vertx().getOrCreateContext();
    monitor
        .find(id, Callers.of(context))
        .onComplete(found ->
            loop.runOnContext(x -> {
              if (found.failed()) {
                count.decrementAndGet();
                failed(context, found.cause());
              } else if (found.result().isEmpty()) {
                count.decrementAndGet();
                RouteProblems.answer(context, CommandIds.unknown(id));
              } else {
                open(context, found.result().get());
              }
            }));
  }

  private static void failed(RoutingContext context, Throwable cause) {
    if (cause instanceof LogUnavailable) {
      RouteProblems.answer(
          context,
          Problem.of(503, "unavailable", "the log cannot be reached; ask again")
              .retryAfter(RETRY_AFTER_SECONDS));
    } else {
      context.fail(cause);
    }
  }

  private void open(RoutingContext context, CommandRecord command) {
    var stream = new StatusStream(context, command, monitor, limits, this::closed);
    open.add(stream);
    stream.start();
  }

  private void closed(StatusStream stream) {
    if (open.remove(stream)) {
      count.decrementAndGet();
    }
  }

  private static Problem tooMany() {
    return Problem.of(503, "too-many-streams", "too many commands are watched already; ask again")
        .retryAfter(RETRY_AFTER_SECONDS);
  }
}
