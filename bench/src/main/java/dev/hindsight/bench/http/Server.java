package dev.hindsight.bench.http;

import dev.hindsight.bench.stack.Operator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A service to ask over some connections, all of them on one event loop. */
public final class Server implements AutoCloseable {

  private static final int LIMIT_SECONDS = 60;

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final HttpClient client;

  public Server(URI address, int connections) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost(address.getHost())
                .setDefaultPort(address.getPort()),
            new PoolOptions().setHttp1MaxSize(connections));
  }

  /** Asks, and completes on the event loop; to be called on it. */
  Future<Answer> ask(Call call) {
    return client
        .request(call.method(), call.path())
        .compose(request -> {
          request.putHeader(Operator.HEADER, Operator.bearer());
          call.headers().forEach(request::putHeader);
          return request.send(call.body() == null ? Buffer.buffer() : call.body());
        })
        .compose(response ->
            response.body().map(body -> new Answer(response.statusCode(), response, body)));
  }

  /** Asks, and waits for the answer. */
  public Answer get(Call call) throws Exception {
    return await(() -> ask(call));
  }

  /** Runs something on the event loop and waits for what it gives. */
  <T> T await(Supplier<Future<T>> task) throws Exception {
    Promise<T> promise = Promise.promise();
    loop.runOnContext(x -> task.get().onComplete(promise));
    return promise
        .future()
        .toCompletionStage()
        .toCompletableFuture()
        .get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Runs something on the event loop. */
  void run(Runnable task) {
    loop.runOnContext(x -> task.run());
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
