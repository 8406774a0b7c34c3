package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hindsight.embedded.Signals;
import dev.hindsight.local.access.Bearer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway of compose and the local one, before one stack: what they do alike. */
class NginxTest {
  private static final String NOT_TRIED =
      "Not tried: deploy/compose/nginx.conf, for neither is an nginx here nor Debian's to be had";
  private static final String ONE_EURO = "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";

  @TempDir private Path folder;

  @Test
  void every_route_leads_where_it_should_and_streams_come_at_once() throws Exception {
    Optional<Path> program = Nginx.program();
    try (var stack = new PackagedStack(folder, "data")) {
      var secrets = ComposeSecrets.in(folder.resolve("compose"));
      stack.up(Map.of("HINDSIGHT_TOKEN_KEY", secrets.tokenKey()));
      a_token_of_compose_is_one_of_the_services(stack, secrets);
      new RouteSamples(stack).are_answered_at(stack.port);
      if (program.isEmpty()) {
        System.err.println(NOT_TRIED);
      }
      assumeTrue(program.isPresent(), NOT_TRIED);
      try (var nginx = before(stack, program.get())) {
        new RouteSamples(stack).are_answered_at(nginx.operatorsPort);
        what_is_for_operators_is_closed_to_the_public(stack, nginx);
        a_stream_comes_at_once_and_goes_on_where_it_broke_off(stack, nginx);
        one_client_may_not_hold_all_connections(stack, nginx);
        what_cannot_be_understood_or_reached_is_told_as_a_problem(stack, nginx);
      }
    }
  }

  private static void a_token_of_compose_is_one_of_the_services(
      PackagedStack stack, ComposeSecrets secrets) throws Exception {
    for (var expected : Map.of("operator", 200, "customer", 403).entrySet()) {
      HttpRequest request =
          HttpRequest.newBuilder(uri(stack.port, "/admin/command-service/relay"))
              .header(Bearer.HEADER, "Bearer " + secrets.token(expected.getKey()))
              .build();
      assertThat(stack.client.send(request, BodyHandlers.ofString()).statusCode())
          .isEqualTo(expected.getValue());
    }
  }

  private Nginx before(PackagedStack stack, Path program) throws Exception {
    var upstreams = new HashMap<String, String>();
    for (String name : Nginx.upstreams()) {
      String address = stack.part(name.toLowerCase().replace('_', '-')).path("address").asText();
      upstreams.put(name, address.replace("http://", ""));
    }
    upstreams.put("DOCS", "127.0.0.1:1");
    return new Nginx(program, Files.createDirectories(folder.resolve("nginx")), upstreams);
  }

  private static void what_is_for_operators_is_closed_to_the_public(
      PackagedStack stack, Nginx nginx) throws Exception {
    for (String path :
        new String[] {"/admin/command-service/relay", "/admin/query-service/q/health", "/admin"}) {
      HttpResponse<String> answer = get(stack, nginx.port, path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      isProblem(answer, "not-found");
    }
    assertThat(get(stack, nginx.port, "/listings").statusCode()).isEqualTo(200);
    // The service knows that it is asked by a gateway: without a token there is nothing.
    HttpRequest stranger =
        HttpRequest.newBuilder(uri(nginx.operatorsPort, "/admin/query-service/q/health")).build();
    assertThat(stack.client.send(stranger, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
  }

  private static void a_stream_comes_at_once_and_goes_on_where_it_broke_off(
      PackagedStack stack, Nginx nginx) throws Exception {
    String path = "/accounts/" + stack.make("/accounts", "{\"currency\":\"EUR\"}");
    stack.awaitLevel();
    String last;
    try (var events = listen(stack, nginx, path, null)) {
      events.next();
      deposit(stack, nginx, path);
      String event = events.next();
      assertThat(event).contains("1.00");
      last = EventLines.id(event);
    }
    deposit(stack, nginx, path);
    try (var events = listen(stack, nginx, path, last)) {
      assertThat(events.next()).contains("2.00");
    }
  }

  private static void deposit(PackagedStack stack, Nginx nginx, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(nginx.port, path + "/deposits"))
            .header(Bearer.HEADER, stack.bearer())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ONE_EURO))
            .build();
    HttpResponse<String> answer = stack.client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static EventLines listen(
      PackagedStack stack, Nginx nginx, String path, @Nullable String lastId)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(nginx.port, path))
            .header(Bearer.HEADER, stack.bearer())
            .header("Accept", "text/event-stream");
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    HttpResponse<InputStream> answer =
        stack.client.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new EventLines(answer.body());
  }

  private static void one_client_may_not_hold_all_connections(PackagedStack stack, Nginx nginx)
      throws Exception {
    String path = "/accounts/" + stack.make("/accounts", "{\"currency\":\"EUR\"}");
    stack.awaitLevel();
    var open = new ArrayList<EventLines>();
    try {
      for (int i = 0; i < 4; i++) {
        open.add(listen(stack, nginx, path, null));
      }
      HttpResponse<String> answer = get(stack, nginx.port, "/listings");
      assertThat(answer.statusCode()).isEqualTo(429);
      isProblem(answer, "too-many-requests");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    } finally {
      open.forEach(EventLines::close);
    }
  }

  private static void what_cannot_be_understood_or_reached_is_told_as_a_problem(
      PackagedStack stack, Nginx nginx) throws Exception {
    // The connections of before may still be counted.
    org.awaitility.Awaitility.await()
        .until(() -> get(stack, nginx.port, "/listings").statusCode() == 200);
    isProblem(get(stack, nginx.port, "/carts;a=b/1"), "malformed");
    isProblem(get(stack, nginx.port, "/docs/"), "unavailable");

    long pid = stack.part("query-service").path("pid").asLong();
    Signals.send("KILL", pid);
    HttpResponse<String> answer = get(stack, nginx.port, "/listings");
    assertThat(answer.statusCode()).isEqualTo(502);
    isProblem(answer, "unavailable");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  private static HttpResponse<String> get(PackagedStack stack, int port, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(port, path)).header(Bearer.HEADER, stack.bearer()).build();
    return stack.client.send(request, BodyHandlers.ofString());
  }

  private static void isProblem(HttpResponse<String> answer, String reason) throws IOException {
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    Map<?, ?> problem = PackagedStack.JSON.readValue(answer.body(), Map.class);
    assertThat(problem.get("type")).isEqualTo("https://hindsight.dev/problems/" + reason);
    assertThat(problem.get("status")).isEqualTo(answer.statusCode());
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
