package dev.hindsight.local.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.parsetools.RecordParser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers lines of commands while they come, as the public interface does; and fails on demand. */
final class FarServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Vertx vertx = Vertx.vertx();
  private final FarShop shop;
  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int breakAfterLines = Integer.MAX_VALUE;
  private final AtomicInteger notNow = new AtomicInteger();
  private volatile int notNowEvery = Integer.MAX_VALUE;
  private final AtomicInteger unavailable = new AtomicInteger();

  FarServer(FarShop shop) {
    this.shop = shop;
    this.server =
        done(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  int requests() {
    return requests.get();
  }

  /** Each connection breaks after so many lines, whose last takes effect but is not answered. */
  void breakAfter(int lines) {
    breakAfterLines = lines;
  }

  /** Every n-th line is put off, so many times in all. */
  void putOff(int every, int times) {
    notNowEvery = every;
    notNow.set(times);
  }

  /** So many requests are turned away as a whole. */
  void turnAway(int times) {
    unavailable.set(times);
  }

  private void handle(HttpServerRequest request) {
    requests.incrementAndGet();
    if (!request.uri().equals("/commands") || !ndjson(request)) {
      request.response().setStatusCode(404).end();
      return;
    }
    if (unavailable.getAndDecrement() > 0) {
      request.response().setStatusCode(503).putHeader("Retry-After", "1").end();
      return;
    }
    var lines = new AtomicInteger();
    var response = request.response().setChunked(true);
    request.handler(
        RecordParser.newDelimited("\n", line -> answer(request, line, lines.incrementAndGet())));
    request.endHandler(_ -> response.end());
  }

  private void answer(HttpServerRequest request, Buffer line, int number) {
    try {
      var answer = answer(line, number);
      if (number >= breakAfterLines) {
        request.connection().close();
        return;
      }
      request.response().write(answer.put("line", number) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + line, e);
    }
  }

  private ObjectNode answer(Buffer line, int number) throws JsonProcessingException {
    if (number % notNowEvery == 0 && notNow.getAndDecrement() > 0) {
      return JSON.createObjectNode()
          .put("status", 503)
          .put("type", "https://hindsight.dev/problems/overloaded")
          .put("retryAfter", 0.05);
    }
    return shop.answer(JSON.readTree(line.toString()));
  }

  private static boolean ndjson(HttpServerRequest request) {
    return "application/x-ndjson".equals(request.getHeader("content-type"));
  }

  @Override
  public void close() {
    done(vertx.close());
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
