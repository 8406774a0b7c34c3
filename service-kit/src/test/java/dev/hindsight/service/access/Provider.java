package dev.hindsight.service.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.embedded.token.TokenKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** An OpenID Connect provider, as far as services ask it: what it is called, and its keys. */
public final class Provider implements QuarkusTestResourceLifecycleManager {

  /** The key that it signs with; another one takes its place when it rotates. */
  private final AtomicReference<Named> key = new AtomicReference<>(new Named("first"));

  private HttpServer server = serve(0);

  /** A key under its id. */
  record Named(String id, TokenKey key) {
    Named(String id) {
      this(id, TokenKey.generate());
    }
  }

  Named key() {
    return key.get();
  }

  /** Signs with another key from now on, and forgets the one of before. */
  Named rotate(String id) {
    key.set(new Named(id));
    return key();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Nobody answers any more. */
  void away() {
    server.stop(0);
  }

  /** As before. */
  void back() {
    server = serve(server.getAddress().getPort());
  }

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.oidc.auth-server-url",
        issuer(),
        "quarkus.oidc.token.issuer",
        issuer(),
        "hindsight.access.tokens-known-for",
        "1S",
        // Else a key that is new would be looked for once in ten minutes.
        "quarkus.oidc.token.forced-jwk-refresh-interval",
        "1S");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(Provider.class));
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private HttpServer serve(int port) {
    try {
      var made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      made.createContext("/.well-known/openid-configuration", this::configuration);
      made.createContext("/keys", this::keys);
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void configuration(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\",\"token_endpoint\":\"%1$s/token\"}"
            .formatted(issuer()));
  }

  private void keys(HttpExchange exchange) throws IOException {
    var named = key();
    answer(exchange, "{\"keys\":[" + named.key().jwk(named.id()) + "]}");
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      var bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
