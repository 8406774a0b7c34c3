package dev.hindsight.command.monitor.http;

import dev.hindsight.command.http.Json;
import dev.hindsight.command.monitor.CommandRecord;
import dev.hindsight.command.monitor.CommandStatus;
import dev.hindsight.command.monitor.Monitor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client that watches a command. Nothing is kept for a client that does not read: it hears the
 * latest when it does, and is cut off when it has not read for a heartbeat. Confined to the
 * request's event loop.
 */
final class StatusStream {

  private static final Buffer SIGN_OF_LIFE = Buffer.buffer(": waiting\n\n");

  private final Vertx vertx;
  private final Context loop;
  private final HttpServerResponse response;
  private final CommandRecord command;
  private final Monitor monitor;
  private final StreamLimits limits;
  private final Consumer<StatusStream> onEnd;
  private final AtomicBoolean lookDue = new AtomicBoolean();

  private @Nullable CommandStatus told;
  private boolean stuck;
  private boolean ended;
  private long heartbeat = -1;
  private long end = -1;

  StatusStream(
      RoutingContext context,
      CommandRecord command,
      Monitor monitor,
      StreamLimits limits,
      Consumer<StatusStream> onEnd) {
    this.vertx = context.vertx();
    this.loop = vertx.getOrCreateContext();
    this.response = context.response();
    this.command = command;
    this.monitor = monitor;
    this.limits = limits;
    this.onEnd = onEnd;
  }

  void start() {
    response.closeHandler(gone -> finish());
    response.exceptionHandler(gone -> finish());
    response.drainHandler(drained -> look());
    if (response.closed()) {
      finish();
      return;
    }
    response
        .setChunked(true)
        .putHeader("Content-Type", StatusRoute.EVENT_STREAM)
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no");
    heartbeat = vertx.setPeriodic(limits.heartbeat().toMillis(), beat -> beat());
    end = vertx.setTimer(limits.longest().toMillis(), over -> last("timeout"));
    look();
  }

  /** There may be something new; from any thread, never blocks. */
  void changed() {
    if (lookDue.compareAndSet(false, true)) {
      loop.runOnContext(x -> look());
    }
  }

  private void look() {
    lookDue.set(false);
    if (ended || response.writeQueueFull()) {
      return;
    }
    stuck = false;
    var now = monitor.statusOf(command);
    if (told == null || !now.isLike(told)) {
      told = now;
      send("status", now);
    }
    if (now.applied()) {
      last("applied");
    }
  }

  private void beat() {
    if (!response.writeQueueFull()) {
      response.write(SIGN_OF_LIFE);
      // A projection that was forgotten tells nobody.
      look();
    } else if (stuck) {
      response.reset();
      finish();
    } else {
      stuck = true;
    }
  }

  private void last(String event) {
    if (!ended) {
      send(event, monitor.statusOf(command));
      finish();
      response.end();
    }
  }

  private void send(String event, CommandStatus status) {
    var data = Json.bytes(StatusBody.withoutEvents(status));
    response.write(
        Buffer.buffer("event: " + event + "\ndata: ").appendBytes(data).appendString("\n\n"));
  }

  private void finish() {
    if (!ended) {
      ended = true;
      vertx.cancelTimer(heartbeat);
      vertx.cancelTimer(end);
      onEnd.accept(this);
    }
  }
}
