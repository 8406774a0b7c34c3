package dev.hindsight.local.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The stack's one address: an HTTP server on loopback that streams every request to the service it
 * is for.
 */
public final class Gateway implements AutoCloseable {
  private static final int LOOPS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final Vertx vertx;
  private volatile RouteTable routes;

  private Gateway(Vertx vertx, List<Route> routes) {
    this.vertx = vertx;
    this.routes = new RouteTable(routes);
  }

  /** Listens when it returns. */
  public static Gateway start(int port, List<Route> routes, Upstreams upstreams, Pages pages) {
    var gateway = new Gateway(Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS)), routes);
    try {
      await(
          gateway.vertx.deployVerticle(
              () -> new Door(port, () -> gateway.routes, upstreams, pages),
              new DeploymentOptions().setInstances(LOOPS)));
      return gateway;
    } catch (IllegalStateException e) {
      gateway.close();
      throw new IllegalStateException(
          "the gateway cannot listen on port " + port + ": " + e.getMessage(), e);
    }
  }

  /** Requests from now on go by these; those under way are not touched. */
  public void routes(List<Route> others) {
    routes = new RouteTable(others);
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private static void await(Future<?> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(reason.getMessage(), reason);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * One event loop's share: a server on the common port, and connections to the services of its
   * own.
   */
  private static final class Door extends AbstractVerticle {
    private final int port;
    private final Supplier<RouteTable> routes;
    private final Upstreams upstreams;
    private final Pages pages;

    Door(int port, Supplier<RouteTable> routes, Upstreams upstreams, Pages pages) {
      this.port = port;
      this.routes = routes;
      this.upstreams = upstreams;
      this.pages = pages;
    }

    @Override
    public void start(Promise<Void> started) {
      var client = vertx.createHttpClient(Origins.clientOptions(), Origins.poolOptions());
      var streams = vertx.createHttpClient(Origins.clientOptions(), Origins.streamPoolOptions());
      HttpProxy proxy =
          HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
              .origin(new Origins(upstreams, streams))
              .addInterceptor(new Routing(routes, new PageDoor(vertx, pages)));
      var options =
          new HttpServerOptions()
              .setHost("127.0.0.1")
              .setPort(port)
              .setAcceptBacklog(1_024)
              .setHttp2ClearTextEnabled(false)
              .setHandle100ContinueAutomatically(true)
              .setIdleTimeout((int) Origins.STREAM_SILENCE.toSeconds());
      vertx
          .createHttpServer(options)
          .requestHandler(proxy)
          .listen()
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }
}
