package dev.hindsight.local.importer.wire;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One POST whose lines are written while its answers are read. Lives on one event loop; after it
 * has ended, in whatever way, it tells its listener nothing more.
 */
final class Exchange {

  private static final int LONGEST_ANSWER = 1 << 20;

  /** Who is told what comes of the exchange. */
  interface Listener {
    void ready();

    void answered(AnswerLine answer);

    /** The answers ended as agreed. */
    void ended();

    /** The answers ended too early; what has no answer yet may be asked again. */
    void broken(String problem);

    /** The far side is not what it should be; asking again is no use. */
    void hopeless(String problem);
  }

  private final HttpClient client;
  private final URI commands;
  private final @Nullable String bearer;
  private final Listener listener;
  private @Nullable HttpClientRequest request;
  private boolean complete;
  private boolean over;

  Exchange(HttpClient client, URI commands, @Nullable String bearer, Listener listener) {
    this.client = client;
    this.bearer = bearer;
    this.commands = commands;
    this.listener = listener;
  }

  /** Begins; the listener may be told of it before this returns. */
  void open() {
    client
        .request(
            new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(commands.toString()))
        .onSuccess(this::connected)
        .onFailure(this::broken);
  }

  boolean canWrite() {
    var current = request;
    return !over && !complete && current != null && !current.writeQueueFull();
  }

  void write(Buffer lines) {
    var current = request;
    if (!over && current != null) {
      current.write(lines).onFailure(this::broken);
    }
  }

  /** No more lines: the answers to those written still come. */
  void finish() {
    var current = request;
    if (!over && current != null) {
      complete = true;
      current.end().onFailure(this::broken);
    }
  }

  /** Ends it from our side. */
  void abandon() {
    over = true;
    var current = request;
    if (current != null) {
      current.reset();
    }
  }

  private void connected(HttpClientRequest connected) {
    connected.exceptionHandler(this::broken);
    if (over) {
      connected.reset();
      return;
    }
    request = connected;
    connected.setChunked(true).putHeader("content-type", "application/x-ndjson");
    connected.putHeader("accept", "application/x-ndjson");
    if (bearer != null) {
      connected.putHeader("authorization", bearer);
    }
    connected.drainHandler(_ -> unlessOver(listener::ready));
    connected.response().onSuccess(this::responded).onFailure(this::broken);
    connected.sendHead().onFailure(this::broken);
    listener.ready();
  }

  private void responded(HttpClientResponse response) {
    response.exceptionHandler(this::broken);
    var status = response.statusCode();
    if (status < 200 || status > 299) {
      refusedAsAWhole(status);
      return;
    }
    response.endHandler(_ -> finished(listener::ended));
    response.handler(answers());
  }

  private void refusedAsAWhole(int status) {
    var problem =
        "the request was answered with status "
            + status
            + (status == 401
                ? ": give a token in HINDSIGHT_TOKEN, or the --data of the stack"
                : "");
    if (status == 429 || status >= 500) {
      broken(problem);
    } else {
      finished(() -> listener.hopeless(problem));
    }
    abandon();
  }

  private Handler<Buffer> answers() {
    return RecordParser.newDelimited("\n", line -> unlessOver(() -> answered(line)))
        .maxRecordSize(LONGEST_ANSWER)
        .exceptionHandler(this::broken);
  }

  private void answered(Buffer line) {
    if (line.length() == 0) {
      return;
    }
    try {
      listener.answered(AnswerLine.parse(line));
    } catch (IOException e) {
      finished(() -> listener.hopeless("an answer cannot be read: " + e.getMessage()));
      abandon();
    }
  }

  private void broken(Throwable cause) {
    broken(cause.getMessage() == null ? cause.toString() : cause.getMessage());
  }

  private void broken(String problem) {
    finished(() -> listener.broken(problem));
  }

  private void finished(Runnable last) {
    if (!over) {
      over = true;
      last.run();
    }
  }

  private void unlessOver(Runnable action) {
    if (!over) {
      action.run();
    }
  }
}
