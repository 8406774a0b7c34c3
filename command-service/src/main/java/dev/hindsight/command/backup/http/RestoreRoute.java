package dev.hindsight.command.backup.http;

import dev.hindsight.command.backup.ExportedKey;
import dev.hindsight.command.backup.Restore;
import dev.hindsight.command.backup.RestoreRefused;
import dev.hindsight.command.backup.RestoreRefused.Reason;
import dev.hindsight.command.http.CommandsRoute;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.http.Problems;
import dev.hindsight.command.http.RequestLimits;
import dev.hindsight.command.http.RouteProblems;
import dev.hindsight.command.log.LogUnavailable;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.relay.TopicCheck;
import dev.hindsight.command.relay.WrongTopic;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * {@code POST /admin/restore}: an export as it was written, the customers' keys in front of it if
 * they are to be restored too.
 */
@ApplicationScoped
public class RestoreRoute {

  private static final Logger LOG = Logger.getLogger(RestoreRoute.class);

  private final Connections connections;
  private final TopicCheck topic;
  private final ExportedKey logKey;

  RestoreRoute(Connections connections, TopicCheck topic, ExportedKey logKey) {
    this.connections = connections;
    this.topic = topic;
    this.logKey = logKey;
  }

  void install(@Observes Router router) {
    router.post(RequestLimits.RESTORE).order(-1).handler(this::accept);
  }

  private void accept(RoutingContext context) {
    var contentType = context.request().getHeader("Content-Type");
    if (contentType == null || !contentType.startsWith(CommandsRoute.NDJSON)) {
      RouteProblems.answer(
          context,
          Problem.of(
              415, "unsupported-media-type", "the Content-Type must be " + CommandsRoute.NDJSON));
      return;
    }
    var upload = new RestoreUpload(context.request());
    context
        .vertx()
        .executeBlocking(topic::isEmpty, false)
        .compose(this::refuseUnlessEmpty)
        .compose(empty ->
            Restore.begin(
                connections,
                logKey.name(),
                "true".equals(context.request().getParam("otherMasterKey"))))
        .compose(upload::into)
        .onSuccess(restored -> answer(context, restored))
        .onFailure(why -> refuse(context, why));
  }

  private Future<Void> refuseUnlessEmpty(boolean empty) {
    return empty
        ? Future.succeededFuture()
        : Future.failedFuture(
            new RestoreRefused(
                Reason.TOPIC_NOT_EMPTY,
                "the topic holds events already; an export is restored into an empty system alone"));
  }

  private static void answer(RoutingContext context, Restore.Restored restored) {
    LOG.infof("Restored %d events of %s", restored.events(), restored.source());
    context.json(JsonObject.mapFrom(restored));
  }

  private static void refuse(RoutingContext context, Throwable why) {
    if (!context.response().closed()) {
      RouteProblems.answer(context, problem(why));
    }
  }

  private static Problem problem(Throwable why) {
    return switch (why) {
      case RestoreRefused refused ->
          Problem.of(status(refused.reason()), refused.reason().code(), refused.getMessage());
      case LogUnavailable _ -> ExportRoute.unavailable();
      case ExecutionException _, TimeoutException _, KafkaException _ ->
          Problem.of(503, "unavailable", "Kafka cannot be reached; nothing has happened")
              .retryAfter(2);
      case WrongTopic wrong -> Problem.of(409, "wrong-topic", wrong.getMessage());
      default -> Problems.incident(LOG, why, RequestLimits.RESTORE);
    };
  }

  private static int status(Reason reason) {
    return switch (reason) {
      case DAMAGED, PARTIAL, UNKNOWN_EVENTS -> 422;
      case OTHER_MASTER_KEY, NOT_EMPTY, TOPIC_NOT_EMPTY -> 409;
    };
  }
}
