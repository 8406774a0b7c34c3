package dev.hindsight.query.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.events.personal.PersonalKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Answers for customers' keys as the command-service does; ids that end in f have none. */
public final class Keys implements AutoCloseable {

  static final String SECRET = "secret-of-the-tests";
  private static final String PATH = "/keys/";

  private final HttpServer server;
  private final Map<UUID, Integer> asked = new ConcurrentHashMap<>();
  private final Set<UUID> destroyed = ConcurrentHashMap.newKeySet();

  Keys() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(PATH, this::answer);
    server.start();
  }

  /** The key that a customer's fields are sealed with. */
  public static PersonalKey of(UUID customer) {
    return new PersonalKey(customer, bytes());
  }

  /** A customer whose key is destroyed. */
  public static UUID erasedCustomer() {
    return UUID.fromString(UUID.randomUUID().toString().substring(0, 35) + "f");
  }

  /** A customer whose key lives. */
  public static UUID customer() {
    return UUID.fromString(UUID.randomUUID().toString().substring(0, 35) + "0");
  }

  /** Destroys a key, as the command side does in the very transaction of the erasure. */
  public void destroy(UUID customer) {
    destroyed.add(customer);
  }

  /** How often a customer's key was asked for. */
  public int asked(UUID customer) {
    return asked.getOrDefault(customer, 0);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static byte[] bytes() {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = "{\"key\":\"" + Base64.getEncoder().encodeToString(bytes()) + "\"}";
    var allowed = SECRET.equals(exchange.getRequestHeaders().getFirst("Hindsight-Keys-Secret"));
    var customer = UUID.fromString(exchange.getRequestURI().getPath().substring(PATH.length()));
    asked.merge(customer, 1, Integer::sum);
    var gone = customer.toString().endsWith("f") || destroyed.contains(customer);
    try (exchange) {
      if (!allowed || gone) {
        exchange.sendResponseHeaders(allowed ? 404 : 403, -1);
      } else {
        exchange.sendResponseHeaders(200, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
