package dev.hindsight.command.backup.http;

import dev.hindsight.command.backup.Export;
import dev.hindsight.command.backup.ExportedKey;
import dev.hindsight.command.backup.Selection;
import dev.hindsight.command.http.CommandsRoute;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.http.RouteProblems;
import dev.hindsight.command.log.Archive;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresArchive;
import dev.hindsight.command.personal.http.KeysSecret;
import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /admin/export} and {@code GET /admin/export/keys}: routes and not resources, for the
 * answer has no end that is known before, and waits for a caller who reads slowly.
 */
@ApplicationScoped
public class ExportRoute {

  static final String EXPORT = "/admin/export";
  static final String KEYS = "/admin/export/keys";
  private static final Logger LOG = Logger.getLogger(ExportRoute.class);

  private final Connections connections;
  private final KeysSecret secret;
  private final ExportedKey logKey;

  ExportRoute(Connections connections, ExportedKey logKey, KeysSecret secret) {
    this.connections = connections;
    this.secret = secret;
    this.logKey = logKey;
  }

  void install(@Observes Router router) {
    router.get(EXPORT).order(-1).handler(this::events);
    router.get(KEYS).order(-1).handler(this::keys);
  }

  private void events(RoutingContext context) {
    try {
      var selection = selection(context);
      send(context, export -> export.events(selection));
    } catch (IllegalArgumentException | DateTimeException e) {
      RouteProblems.answer(context, Problem.of(400, "malformed", e.getMessage()));
    }
  }

  private void keys(RoutingContext context) {
    if (secret.isToldBy(context.request().getHeader(KeysSecret.HEADER))) {
      context.response().putHeader("Cache-Control", "no-store");
      send(context, Export::keys);
    } else {
      var detail = "the secret of the keys is told by " + KeysSecret.HEADER;
      RouteProblems.answer(context, Problem.of(403, "forbidden", detail));
    }
  }

  private static Selection selection(RoutingContext context) {
    var stream = parameter(context, "stream");
    var kind = parameter(context, "kind");
    if (stream != null) {
      var _ = StreamName.parse(stream);
    }
    if (kind != null && !kind.matches("[a-z]{1,32}")) {
      throw new IllegalArgumentException("a kind has 1 to 32 letters from a to z, unlike " + kind);
    }
    return new Selection(stream, kind, instant(context, "from"), instant(context, "to"));
  }

  private static @Nullable String parameter(RoutingContext context, String name) {
    return context.request().getParam(name);
  }

  private static @Nullable Instant instant(RoutingContext context, String name) {
    var text = parameter(context, name);
    return text == null ? null : Instant.parse(text);
  }

  private void send(RoutingContext context, Function<Export, Future<Void>> what) {
    PostgresArchive.open(connections)
        .onFailure(e -> RouteProblems.answer(context, unavailable()))
        .onSuccess(archive -> send(context, archive, what));
  }

  private void send(RoutingContext context, Archive archive, Function<Export, Future<Void>> what) {
    var response = context.response();
    response.setChunked(true).putHeader("Content-Type", CommandsRoute.NDJSON);
    Function<Buffer, Future<Void>> sink =
        buffer -> buffer.length() == 0 ? Future.succeededFuture() : response.write(buffer);
    what.apply(new Export(archive, logKey, sink))
        .onComplete(done -> {
          archive.close();
          if (done.succeeded()) {
            response.end();
          } else {
            // The end is missing, and the caller hears it: what came so far is no export.
            LOG.warnf("An export broke off: %s", done.cause());
            response.reset();
          }
        });
  }

  static Problem unavailable() {
    return Problem.of(503, "unavailable", "the log cannot be reached; nothing has happened")
        .retryAfter(2);
  }
}
