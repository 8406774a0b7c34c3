package dev.hindsight.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyRequest;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the services: kept alive, bounded in number, and nobody waits for one without end.
 */
final class Origins implements OriginRequestProvider {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /** Server-sent events and imports may be quiet for long. */
  static final Duration STREAM_SILENCE = Duration.ofHours(1);

  private final Upstreams upstreams;
  private final HttpClient streams;

  /**
   * @param streams a client of their own: one connection each, held for as long as somebody
   *     listens, must not take the place of ordinary requests
   */
  Origins(Upstreams upstreams, HttpClient streams) {
    this.upstreams = upstreams;
    this.streams = streams;
  }

  static HttpClientOptions clientOptions() {
    return new HttpClientOptions()
        .setMaxWaitQueueSize(1_024)
        .setConnectTimeout((int) CONNECT.toMillis())
        // Shorter than any service's own: a connection is never used while the service closes it.
        .setKeepAliveTimeout(10)
        .setMaxHeaderSize(32 * 1024);
  }

  static PoolOptions poolOptions() {
    return new PoolOptions().setHttp1MaxSize(512);
  }

  static PoolOptions streamPoolOptions() {
    return new PoolOptions().setHttp1MaxSize(4_096);
  }

  @Override
  public Future<HttpClientRequest> create(ProxyContext context) {
    String service = context.get(Routing.SERVICE, String.class);
    OptionalInt port = service == null ? OptionalInt.empty() : upstreams.port(service);
    if (port.isEmpty()) {
      return Future.failedFuture(service + " is not part of this stack");
    }
    boolean listens = listens(context.request());
    HttpClient client = listens ? streams : context.client();
    return client.request(
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(port.getAsInt())
            .setConnectTimeout(CONNECT.toMillis())
            .setIdleTimeout(silence(context.request()).toMillis()));
  }

  private static Duration silence(ProxyRequest request) {
    boolean imports = contains(request.headers().get("Content-Type"), "application/x-ndjson");
    return imports || listens(request) ? STREAM_SILENCE : SILENCE;
  }

  private static boolean listens(ProxyRequest request) {
    return contains(request.headers().get("Accept"), "text/event-stream")
        || request.getURI().contains("/replay");
  }

  private static boolean contains(@Nullable String header, String value) {
    return header != null && header.contains(value);
  }
}
