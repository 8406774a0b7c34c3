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

  Origins(Upstreams upstreams) {
    this.upstreams = upstreams;
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

  @Override
  public Future<HttpClientRequest> create(ProxyContext context) {
    String service = context.get(Routing.SERVICE, String.class);
    OptionalInt port = service == null ? OptionalInt.empty() : upstreams.port(service);
    if (port.isEmpty()) {
      return Future.failedFuture(service + " is not part of this stack");
    }
    HttpClient client = context.client();
    return client.request(
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(port.getAsInt())
            .setConnectTimeout(CONNECT.toMillis())
            .setIdleTimeout(silence(context.request()).toMillis()));
  }

  private static Duration silence(ProxyRequest request) {
    boolean streams =
        contains(request.headers().get("Accept"), "text/event-stream")
            || contains(request.headers().get("Content-Type"), "application/x-ndjson")
            || request.getURI().contains("/replay");
    return streams ? STREAM_SILENCE : SILENCE;
  }

  private static boolean contains(@Nullable String header, String value) {
    return header != null && header.contains(value);
  }
}
