package dev.hindsight.local.parked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.stack.ProcessId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against a service that answers what the test wants. */
class ParkedCommandTest {

  private static final String PARKED = "/admin/projections/carts/parked";
  private static final String STREAM =
      """
      {"stream":"cart-1","partition":0,"reason":"oh","since":"2026-01-01T00:00:00Z","events":2,
       "firstEvent":{"offset":7,"type":"hindsight.cart.item-added.v1","version":"2","position":"9"}}\
      """;

  @TempDir private Path data;

  private final Vertx vertx = Vertx.vertx();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new HashMap<>();

  @BeforeEach
  void a_stack_runs() throws IOException {
    answers.put(
        "GET /admin/projections", "{\"projections\":[{\"name\":\"carts\"},{\"name\":\"funnel\"}]}");
    answers.put("GET /admin/projections/funnel/parked", "{\"parked\":[]}");
    var server = listen();
    Files.createDirectories(data.resolve("run"));
    Files.writeString(
        data.resolve("run/stack.json"),
        """
        {"launcher":%s,"phase":"READY","gateway":"http://127.0.0.1:1","data":"%s","parts":[
          {"name":"kafka","state":"READY","address":"127.0.0.1:1","restarts":0,"log":"x"},
          {"name":"query-service","state":"READY","address":"http://127.0.0.1:%d","restarts":0,
           "log":"x"}]}
        """
            .formatted(self(), data, server.actualPort()));
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void streams_of_all_projections_are_listed_over_all_pages() {
    answers.put(
        "GET " + PARKED + "?limit=200&after=", "{\"parked\":[" + STREAM + "],\"next\":\"cart-1\"}");
    answers.put(
        "GET " + PARKED + "?limit=200&after=cart-1",
        "{\"parked\":[" + STREAM.replace("cart-1", "cart-2") + "]}");

    assertThat(run()).isEqualTo(1);

    assertThat(out.toString().lines().map(String::strip))
        .containsExactly(
            "carts (query-service)  cart-1: 2 events since 2026-01-01T00:00:00Z",
            "oh",
            "first: hindsight.cart.item-added.v1, version 2, position 9",
            "carts (query-service)  cart-2: 2 events since 2026-01-01T00:00:00Z",
            "oh",
            "first: hindsight.cart.item-added.v1, version 2, position 9",
            "2 streams parked");
  }

  @Test
  void nothing_parked_is_said() {
    assertThat(run("funnel")).isZero();
    assertThat(out.toString().strip()).isEqualTo("Nothing is parked.");
  }

  @Test
  void all_or_one_are_tried_again() {
    answers.put(
        "POST " + PARKED + "/retry",
        "{\"applied\":1,\"stillParked\":1,\"streams\":[{\"stream\":\"cart-1\",\"outcome\":\"applied\",\"events\":2},{\"stream\":\"cart-2\",\"outcome\":\"still-parked\",\"events\":0,\"reason\":\"oh\"}]}");
    answers.put(
        "POST " + PARKED + "/%3F0%2F7/retry",
        "{\"stream\":\"?0/7\",\"outcome\":\"applied\",\"events\":2}");

    assertThat(run("carts", "--retry")).isEqualTo(1);
    assertThat(out.toString().lines().map(String::strip))
        .containsExactly(
            "cart-1: applied, 2 events",
            "cart-2: still parked, 0 events",
            "oh",
            "1 stream applied, 1 still parked");
    assertThat(run("carts", "--retry", "?0/7")).isZero();
  }

  @Test
  void a_skip_says_why_and_who() {
    answers.put(
        "POST " + PARKED + "/cart-1/skip",
        "{\"stream\":\"cart-1\",\"outcome\":\"applied\",\"events\":1}");

    assertThat(run("carts", "--skip", "cart-1", "--reason", "test data")).isZero();

    assertThat(asked.getLast())
        .startsWith("POST " + PARKED + "/cart-1/skip {")
        .contains("\"reason\":\"test data\"", "\"by\":\"" + System.getProperty("user.name") + "\"");
  }

  @Test
  void what_makes_no_sense_is_wrong_usage() {
    assertThat(run("--retry")).isEqualTo(2);
    assertThat(run("carts", "--skip", "cart-1")).isEqualTo(2);
    assertThat(run("carts", "--reason", "x")).isEqualTo(2);
    assertThat(run("carts", "--retry", "cart-1", "--skip", "x", "--reason", "y")).isEqualTo(2);
    assertThat(run("nothing")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no projection nothing, only carts, funnel");
  }

  @Test
  void a_refusal_is_told_in_the_words_of_the_service() {
    assertThat(run("carts", "--retry", "cart-9")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("parked: no such thing");
  }

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of("--data", data.toString()));
    all.addAll(List.of(arguments));
    return new CommandLine(new ParkedCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private HttpServer listen() {
    return vertx
        .createHttpServer()
        .requestHandler(request ->
            request
                .body()
                .onSuccess(body -> {
                  asked.add(request.method() + " " + request.uri() + " " + body);
                  var exact = answers.get(request.method() + " " + request.uri());
                  var answer =
                      exact == null ? answers.get(request.method() + " " + request.path()) : exact;
                  request
                      .response()
                      .setStatusCode(answer == null ? 404 : 200)
                      .end(answer == null ? "{\"detail\":\"no such thing\"}" : answer);
                }))
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static String self() {
    var process = ProcessId.of(ProcessHandle.current().pid()).orElseThrow();
    return "{\"pid\":%d,\"startTicks\":%d}".formatted(process.pid(), process.startTicks());
  }
}
