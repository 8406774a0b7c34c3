package dev.hindsight.torture.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.bench.stack.Operator;
import java.net.URLEncoder;
import java.util.List;
import java.util.Random;

/** Makes odd requests. Not thread-safe. */
public final class Fuzzer {

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json",
          "application/json;charset=utf-7",
          "text/plain",
          "application/x-ndjson",
          "*/*",
          "nonsense");

  private final List<Endpoint> endpoints;
  private final Random random;

  /** Of a service, by its OpenAPI description. */
  public Fuzzer(JsonNode description, Random random) {
    this.endpoints = Endpoint.of(description);
    this.random = random;
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("the description has no operations");
    }
  }

  /**
   * A request.
   *
   * @param bytes all of it, as they go over the wire
   */
  public record Odd(String method, String path, byte[] bytes) {

    private static final int SHOWN = 400;

    /** Its beginning, in one line. */
    public String head() {
      var text = new String(bytes, 0, Math.min(SHOWN, bytes.length), ISO_8859_1);
      return text.replace("\r\n", " | ");
    }
  }

  /** The next one; its correlation id is the mark, unless that itself is odd. */
  public Odd next(String mark) {
    var endpoint = endpoints.get(random.nextInt(endpoints.size()));
    var path = path(endpoint);
    var head = new StringBuilder();
    line(head, endpoint.method() + " " + path + " HTTP/1.1");
    line(head, "Host: shop");
    line(head, Operator.HEADER + ": " + Operator.bearer());
    line(head, "Correlation-Id: " + mark);
    headers(head, endpoint);
    if (endpoint.method().equals("GET")) {
      // Else it could be a stream without end.
      line(head, "Accept: application/json");
      line(head, "");
      return new Odd(endpoint.method(), path, head.toString().getBytes(ISO_8859_1));
    }
    var body =
        Oddities.body(random, endpoint.fields())
            .getBytes(random.nextInt(9) == 0 ? ISO_8859_1 : UTF_8);
    line(head, "Content-Type: " + TYPES.get(random.nextInt(TYPES.size())));
    line(head, "Content-Length: " + body.length);
    line(head, "");
    var headBytes = head.toString().getBytes(ISO_8859_1);
    var bytes = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, bytes, 0, headBytes.length);
    System.arraycopy(body, 0, bytes, headBytes.length, body.length);
    return new Odd(endpoint.method(), path, bytes);
  }

  private String path(Endpoint endpoint) {
    var path = new StringBuilder();
    for (var part : endpoint.path().split("/", -1)) {
      if (!part.isEmpty()) {
        path.append('/').append(part.startsWith("{") ? encoded(Oddities.text(random)) : part);
      }
    }
    var separator = '?';
    for (var query : endpoint.queries()) {
      if (random.nextInt(3) == 0) {
        path.append(separator).append(query).append('=').append(encoded(Oddities.text(random)));
        separator = '&';
      }
    }
    return path.isEmpty() ? "/" : path.toString();
  }

  private void headers(StringBuilder head, Endpoint endpoint) {
    for (var header : endpoint.headers()) {
      if (random.nextInt(3) == 0 && !header.equalsIgnoreCase("Correlation-Id")) {
        line(head, header + ": " + printable(Oddities.text(random)));
      }
    }
    if (random.nextInt(50) == 0) {
      for (int i = 0; i < 200; i++) {
        line(head, "X-Flood-" + i + ": " + "y".repeat(50));
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private static void line(StringBuilder head, String line) {
    head.append(line).append("\r\n");
  }
}
