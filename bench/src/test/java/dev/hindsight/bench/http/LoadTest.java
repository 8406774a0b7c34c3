package dev.hindsight.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.Plan;
import dev.hindsight.bench.measure.Figure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loads, against a server that only answers. */
class LoadTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Accounts ACCOUNTS = new Accounts(List.of("a", "b", "c"));

  private final Vertx vertx = Vertx.vertx();
  private final Set<Object> connections = ConcurrentHashMap.newKeySet();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void a_closed_loop_asks_over_all_connections_in_turn_and_counts_what_was_wanted()
      throws Exception {
    try (var server = new Server(start(202), 4)) {
      var loop = new ClosedLoop(server, 4, 202, SHORT, ACCOUNTS::deposit);

      var rate = loop.run();

      assertThat(rate).isPositive();
      assertThat(loop.micros().getTotalCount()).isEqualTo(requests.get()).isPositive();
      assertThat(loop.others()).isZero();
      assertThat(connections).hasSize(4);
      assertThat(asked)
          .containsExactlyInAnyOrder(
              "/accounts/a/deposits", "/accounts/b/deposits", "/accounts/c/deposits");
    }
  }

  @Test
  void another_answer_is_not_counted_as_one_that_was_wanted() throws Exception {
    try (var server = new Server(start(503), 2)) {
      var loop = new ClosedLoop(server, 2, 202, SHORT, ACCOUNTS::deposit);

      assertThat(loop.run()).isZero();
      assertThat(loop.others()).isEqualTo(requests.get()).isPositive();
    }
  }

  @Test
  void a_fixed_rate_does_not_wait_for_answers_and_times_them_from_when_they_were_due()
      throws Exception {
    try (var server = new Server(start(202), 1)) {
      var rate = new FixedRate(server, 202, SHORT, () -> 1_000, ACCOUNTS::deposit);

      var answered = rate.run();

      assertThat(requests.get()).isEqualTo(300);
      assertThat(answered).isPositive();
      assertThat(rate.seen())
          .containsEntry("other answers", 0.0)
          .containsEntry("calls offered a second", 1_000.0);
    }
  }

  @Test
  void what_becomes_visible_is_timed_from_the_answer_on_and_asked_for_with_its_token()
      throws Exception {
    var address = start(202);
    try (var commands = new Server(address, 4);
        var queries = new Server(address, 4)) {
      var plan = new Plan(Path.of("."), Path.of("."), 1, SHORT, false, said -> {}, (n, v) -> {});

      var visible = new Visible(plan, commands, queries, ACCOUNTS, 50);
      visible.warmUp();
      var figures = visible.measure();

      assertThat(figures).hasSize(2).allSatisfy(one -> assertThat(one.ours()).isPositive());
      assertThat(figures).extracting(Figure::limit).containsExactly(10.0, 50.0);
      assertThat(asked).contains("/accounts/a token of /accounts/a/deposits");
    }
  }

  @Test
  void many_deposits_go_in_one_request_a_line_each() {
    var call = ACCOUNTS.lines(1, 2);

    assertThat(call.path()).isEqualTo("/commands");
    assertThat(String.valueOf(call.body()))
        .hasLineCount(2)
        .contains("\"accountId\":\"c\"", "\"accountId\":\"a\"");
  }

  private URI start(int status) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> answer(request, status))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  private void answer(HttpServerRequest request, int status) {
    connections.add(request.connection());
    requests.incrementAndGet();
    var token = request.getHeader("Consistency-Token");
    asked.add(token == null ? request.path() : request.path() + " " + token);
    var isPost = request.method().name().equals("POST");
    request
        .response()
        .setStatusCode(isPost ? status : 200)
        .putHeader("Consistency-Token", "token of " + request.path())
        .end("{}");
  }
}
