package dev.hindsight.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.Ports;
import dev.hindsight.local.docs.Docs;
import dev.hindsight.local.docs.ServiceApis;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real gateway before a real server that stands for all services. */
class GatewayTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = Ports.free();
  private final AtomicBoolean streamClosed = new AtomicBoolean();
  private OptionalInt upstreamPort = OptionalInt.empty();
  private Gateway gateway;

  @BeforeEach
  void start() {
    HttpServer upstream =
        vertx
            .createHttpServer()
            .requestHandler(this::serve)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    upstreamPort = OptionalInt.of(upstream.actualPort());
    List<Route> routes =
        RouteFiles.in(Path.of(System.getProperty("hindsight.root"), "deploy", "gateway"));
    gateway =
        Gateway.start(
            port,
            routes,
            _ -> upstreamPort,
            new Docs(new ServiceApis(List::of, _ -> upstreamPort, () -> routes)));
  }

  @AfterEach
  void stop() {
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /**
   * What the services do: echo a request, stream lines back while they come, send an event and stay
   * open.
   */
  private void serve(HttpServerRequest request) {
    switch (String.valueOf(request.path())) {
      case "/commands" -> {
        request.response().setChunked(true);
        request.handler(
            line -> request.response().write(Buffer.buffer("seen ").appendBuffer(line)));
        request.endHandler(_ -> request.response().end());
      }
      case "/carts/live" -> {
        request
            .response()
            .setChunked(true)
            .putHeader("Content-Type", "text/event-stream")
            .write("data: one\n\n");
        request.response().closeHandler(_ -> streamClosed.set(true));
      }
      case "/carts/early" -> request.response().setStatusCode(415).end();
      case "/empty" -> request.response().setStatusCode(204).end();
      case "/broken" -> request.connection().close();
      default -> request.body().onSuccess(body -> echo(request, body));
    }
  }

  private static void echo(HttpServerRequest request, Buffer body) {
    var headers = new JsonObject();
    request
        .headers()
        .forEach(
            header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    request
        .response()
        .putHeader("ETag", "\"1\"")
        .putHeader("Keep-Alive", "timeout=5")
        .end(
            new JsonObject()
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("headers", headers)
                .put("length", body.length())
                .toBuffer());
  }

  @Test
  void a_request_arrives_with_its_headers_and_tells_where_it_came_from() throws Exception {
    HttpResponse<String> answer =
        client.send(
            request("/admin/query-service/projections?a=1&b=%20")
                .header("traceparent", "00-1-2-01")
                .header("X-Forwarded-Host", "evil.example")
                .build(),
            BodyHandlers.ofString());
    JsonObject seen = new JsonObject(answer.body());
    JsonObject headers = seen.getJsonObject("headers");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(answer.headers().firstValue("Keep-Alive")).isEmpty();
    assertThat(seen.getString("uri")).isEqualTo("/admin/projections?a=1&b=%20");
    assertThat(headers.getString("traceparent")).isEqualTo("00-1-2-01");
    assertThat(headers.getString("host")).isEqualTo("127.0.0.1:" + port);
    assertThat(headers.getString("x-forwarded-host")).isEqualTo("127.0.0.1:" + port);
    assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
    assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
  }

  @Test
  void a_big_body_goes_through_whole() throws Exception {
    byte[] body = new byte[20_000_000];

    HttpResponse<String> answer =
        client.send(
            request("/carts")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString());

    assertThat(new JsonObject(answer.body()).getInteger("length")).isEqualTo(body.length);
  }

  @Test
  void an_answer_without_a_body_stays_without_one() throws Exception {
    HttpResponse<String> answer = client.send(request("/empty").build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
  }

  @Test
  void lines_are_answered_while_the_request_is_still_being_written() throws IOException {
    try (var socket = connect()) {
      write(
          socket,
          "POST /commands HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n1\n\r\n");
      BufferedReader answer = reader(socket);
      assertThat(answer.lines().takeWhile(line -> !line.equals("seen 1")))
          .contains("HTTP/1.1 200 OK");

      write(socket, "2\r\n2\n\r\n0\r\n\r\n");
      assertThat(answer.lines().takeWhile(line -> !line.equals("0"))).contains("seen 2");
    }
  }

  @Test
  void an_event_arrives_at_once_and_a_listener_that_leaves_is_noticed_upstream()
      throws IOException {
    try (var socket = connect()) {
      write(socket, "GET /carts/live HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n");

      assertThat(reader(socket).lines().takeWhile(line -> !line.equals("data: one")))
          .anyMatch(line -> line.equalsIgnoreCase("content-type: text/event-stream"));
    }
    await().untilTrue(streamClosed);
  }

  @Test
  void those_who_listen_take_no_place_of_those_who_ask() throws Exception {
    // More than the connections for ordinary requests of all event loops together.
    int loops = Math.max(2, Runtime.getRuntime().availableProcessors());
    var listening = new ArrayList<Socket>();
    try {
      for (int i = 0; i < loops * 512 + 50; i++) {
        var socket = connect();
        listening.add(socket);
        write(socket, "GET /carts/live HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n");
      }
      for (var socket : listening) {
        assertThat(reader(socket).readLine()).isEqualTo("HTTP/1.1 200 OK");
      }

      assertThat(statusOf("/carts/1")).isEqualTo("HTTP/1.1 200 OK");
    } finally {
      for (var socket : listening) {
        socket.close();
      }
    }
  }

  @Test
  void a_service_that_is_down_is_a_503_that_says_when_to_come_back() throws Exception {
    upstreamPort = OptionalInt.of(Ports.free());
    HttpResponse<String> answer =
        client.send(
            request("/carts").POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(new JsonObject(answer.body()).getString("detail")).contains("command-service");
  }

  @Test
  void a_service_that_breaks_off_before_it_answers_is_a_503() throws Exception {
    assertThat(client.send(request("/broken").build(), BodyHandlers.ofString()).statusCode())
        .isEqualTo(503);
  }

  @Test
  void new_routes_count_from_the_next_request_on_and_a_stream_that_is_open_goes_on()
      throws Exception {
    try (var socket = connect()) {
      write(socket, "GET /carts/live HTTP/1.1\r\nHost: x\r\n\r\n");
      BufferedReader open = reader(socket);
      assertThat(open.lines().takeWhile(line -> !line.equals("data: one"))).isNotEmpty();

      gateway.routes(List.of(new Route("/late", null, "late", "/renamed")));

      assertThat(client.send(request("/late/a").build(), BodyHandlers.ofString()).body())
          .contains("/renamed/a");
      assertThat(client.send(request("/carts/1").build(), BodyHandlers.ofString()).statusCode())
          .isEqualTo(404);
      assertThat(streamClosed).isFalse();
    }
  }

  @Test
  void what_is_inside_cannot_be_reached_by_another_spelling() throws IOException {
    for (String path :
        List.of(
            "/q/health",
            "//q/health",
            "/%71/health",
            "/carts/../q/health",
            "/./admin/x",
            "/admin//x")) {
      assertThat(statusOf(path)).as(path).isEqualTo("HTTP/1.1 404 Not Found");
    }
    assertThat(statusOf("/q;a=1/health")).isEqualTo("HTTP/1.1 400 Bad Request");
    assertThat(statusOf("/%zz")).isEqualTo("HTTP/1.1 400 Bad Request");
  }

  @Test
  void pages_are_open_and_say_what_browsers_must_not_do() throws Exception {
    for (String path :
        List.of(
            "/docs/",
            "/docs/start.js",
            "/docs/icon.svg",
            "/docs/swagger-ui.css",
            "/docs/swagger-ui-bundle.js",
            "/docs/openapi.json",
            "/docs/asyncapi.yaml")) {
      HttpResponse<String> answer = client.send(request(path).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).isNotBlank();
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
      String tag = answer.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again =
          client.send(request(path).header("If-None-Match", tag).build(), BodyHandlers.ofString());
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }

  @Test
  void the_page_loads_nothing_from_elsewhere_and_has_no_script_within() throws Exception {
    String page = client.send(request("/docs/").build(), BodyHandlers.ofString()).body();

    assertThat(page).contains("src=\"start.js\"").doesNotContain("//", "<style", "onload");
    assertThat(page.split("<script", -1)).allMatch(part -> !part.startsWith(">"));
    HttpResponse<String> nearly = client.send(request("/docs").build(), BodyHandlers.ofString());
    assertThat(nearly.statusCode()).isEqualTo(308);
    assertThat(nearly.headers().firstValue("Location")).contains("/docs/");
    assertThat(statusOf("/docs/../docs/none")).isEqualTo("HTTP/1.1 404 Not Found");
    assertThat(statusOf("/docs/..%2f..%2fasyncapi.yaml")).isEqualTo("HTTP/1.1 404 Not Found");
  }

  @Test
  void a_body_that_nobody_wants_holds_up_no_other_request_of_its_connection() throws Exception {
    the_next_one_is_answered_after("/q/health", "HTTP/1.1 404 Not Found");
    the_next_one_is_answered_after("/carts/early", "HTTP/1.1 415 Unsupported Media Type");
    upstreamPort = OptionalInt.of(Ports.free());
    the_next_one_is_answered_after("/carts", "HTTP/1.1 503 Service Unavailable");
  }

  private void the_next_one_is_answered_after(String path, String refusal) throws Exception {
    String piece = "x".repeat(1_000);
    int pieces = 500;
    try (var socket = connect()) {
      BufferedReader answers = reader(socket);
      write(
          socket,
          "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
              .formatted(path, piece.length() * pieces));
      for (int sent = 0; sent < pieces; sent++) {
        write(socket, piece);
      }
      assertThat(statusOf(answers)).isEqualTo(refusal);
      write(socket, "GET /q/health HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(statusOf(answers)).as("after " + path).isEqualTo("HTTP/1.1 404 Not Found");
    }
  }

  /** The first line of an answer, all of which is read. */
  private static String statusOf(BufferedReader answers) throws IOException {
    String status = String.valueOf(answers.readLine());
    int length = 0;
    for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length: ")) {
        length = Integer.parseInt(header.substring("content-length: ".length()));
      }
    }
    answers.skip(length);
    return status;
  }

  private String statusOf(String path) throws IOException {
    try (var socket = connect()) {
      write(socket, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
      return String.valueOf(reader(socket).readLine());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .version(HttpClient.Version.HTTP_1_1);
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(5_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }
}
