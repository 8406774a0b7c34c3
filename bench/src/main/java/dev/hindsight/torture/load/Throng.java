package dev.hindsight.torture.load;

import dev.hindsight.torture.evidence.Answer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Very many clients at a time, on one event loop, for they share the machine with whom they ask;
 * what they ask is written down with what came back.
 */
final class Throng implements AutoCloseable {

  // Fewer than a server allows.
  private static final int OF_A_CONNECTION = 80;
  private static final long LIMIT_MILLIS = 10_000;
  private static final int FAREWELL_SECONDS = 10;

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final HttpClient http;
  private final Supplier<String> marks;
  private final Journal journal;

  Throng(URI server, int most, Supplier<String> marks, Journal journal) {
    this.marks = marks;
    this.journal = journal;
    http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost(server.getHost())
                .setDefaultPort(server.getPort())
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MultiplexingLimit(OF_A_CONNECTION),
            new PoolOptions().setHttp2MaxSize(most / OF_A_CONNECTION + 1));
  }

  /** Runs something on the event loop. */
  void run(Runnable task) {
    loop.runOnContext(x -> task.run());
  }

  /** One attempt, empty when nobody answered; to be called on the event loop, and ends there. */
  Future<Optional<Answer>> ask(int client, Wish wish) {
    var mark = marks.get();
    var sent = System.nanoTime();
    return http.request(options(wish, mark))
        .compose(request -> send(request, wish))
        .compose(Throng::answer)
        .map(Optional::of)
        .otherwise(Optional.empty())
        .onSuccess(
            answer -> journal.add(wish.ended(mark, client, false, sent, answer.orElse(null))));
  }

  private static RequestOptions options(Wish wish, String mark) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(wish.method()))
            .setURI(wish.path())
            .setTimeout(LIMIT_MILLIS);
    wish.headers(mark).forEach(options::putHeader);
    return options;
  }

  private static Future<HttpClientResponse> send(HttpClientRequest request, Wish wish) {
    return wish.body() == null ? request.send() : request.send(wish.body());
  }

  private static Future<Answer> answer(HttpClientResponse response) {
    return response
        .body()
        .map(body -> Answer.of(response.statusCode(), response::getHeader, body.toString()));
  }

  @Override
  public void close() throws InterruptedException {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("connections are not closed", e);
    }
  }
}
