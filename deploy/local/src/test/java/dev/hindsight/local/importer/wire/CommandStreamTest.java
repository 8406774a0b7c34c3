package dev.hindsight.local.importer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandStreamTest {

  private static final Limits LIMITS =
      new Limits(10, 25, Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final Vertx vertx = Vertx.vertx();
  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean answering = true;
  private volatile int lineOffset;
  private HttpServer server;
  private CommandStream commands;

  @BeforeEach
  void start() throws Exception {
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    commands = stream(LIMITS);
  }

  @AfterEach
  void stop() throws Exception {
    commands.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void answers_come_while_the_request_goes_on() throws Exception {
    assertThat(send(1).get(5, TimeUnit.SECONDS)).isEqualTo(new Answer.Accepted(false, false));
    assertThat(send(2).get(5, TimeUnit.SECONDS)).isEqualTo(new Answer.Accepted(false, false));

    assertThat(requests).hasValue(1);
  }

  @Test
  void a_request_ends_after_so_many_lines_and_the_next_goes_on_in_order() throws Exception {
    all(IntStream.range(0, 60).mapToObj(this::send).toList());

    assertThat(requests).hasValue(3);
    assertThat(received).containsExactlyElementsOf(range(60));
  }

  @Test
  void no_more_lines_are_on_the_way_than_may_be_unanswered() throws Exception {
    answering = false;

    var sent = IntStream.range(0, 20).mapToObj(this::send).toList();

    await().until(() -> received.size() == 10);
    answerHeld(1);
    await().until(() -> received.size() == 11);
    answering = true;
    answerHeld(10);
    all(sent);
    assertThat(received).containsExactlyElementsOf(range(20));
  }

  @Test
  void a_far_side_that_falls_silent_is_asked_again_from_the_first_unanswered_line()
      throws Exception {
    send(0).get(5, TimeUnit.SECONDS);
    answering = false;
    var sent = List.of(send(1), send(2));
    await().until(() -> received.size() == 3);

    answering = true;

    all(sent);
    assertThat(received).containsExactlyElementsOf(keys(0, 1, 2, 1, 2));
  }

  @Test
  void a_far_side_that_stays_silent_is_given_up_in_the_end() {
    answering = false;

    assertThatThrownBy(() -> send(1).get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(GivenUp.class)
        .hasMessageContaining("nothing done for 1 seconds: no answer for");
    assertThatThrownBy(() -> send(2).get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(GivenUp.class);
  }

  @Test
  void an_answer_to_another_line_is_never_taken_for_ours() {
    lineOffset = 1;

    assertThatThrownBy(() -> send(1).get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(GivenUp.class)
        .hasMessageContaining("expected answer 1, found one to line 2");
  }

  @Test
  void whoever_waits_at_the_end_is_told() {
    answering = false;
    var sent = send(1);
    await().until(() -> received.size() == 1);

    commands.close();

    assertThatThrownBy(() -> sent.get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(GivenUp.class)
        .hasMessageContaining("the import was ended");
  }

  private CommandStream stream(Limits limits) {
    return new CommandStream(
        vertx, URI.create("http://127.0.0.1:" + server.actualPort() + "/"), null, limits);
  }

  private CompletableFuture<Answer.Final> send(int number) {
    return commands.send(new CommandLine("OpenCart", "key-" + number, Map.of()));
  }

  private void handle(HttpServerRequest request) {
    requests.incrementAndGet();
    var response = request.response().setChunked(true);
    var lines = new AtomicInteger(lineOffset);
    request.handler(
        RecordParser.newDelimited(
            "\n",
            line -> {
              received.add(key(line));
              var number = lines.incrementAndGet();
              Runnable answer =
                  () ->
                      response.write(
                          "{\"line\":%d,\"status\":202,\"events\":[]}\n".formatted(number));
              if (answering) {
                answer.run();
              } else {
                answers.add(answer);
              }
            }));
    request.endHandler(_ -> response.end());
    request.exceptionHandler(_ -> answers.clear());
  }

  private void answerHeld(int count) {
    vertx.runOnContext(_ -> {
      for (var i = 0; i < count; i++) {
        answers.remove().run();
      }
    });
  }

  private static String key(Buffer line) {
    return line.toJsonObject().getString("key");
  }

  private static List<String> range(int end) {
    return IntStream.range(0, end).mapToObj(i -> "key-" + i).toList();
  }

  private static List<String> keys(int... numbers) {
    return IntStream.of(numbers).mapToObj(i -> "key-" + i).toList();
  }

  private static void all(List<CompletableFuture<Answer.Final>> sent) throws Exception {
    for (var answer : sent) {
      answer.get(10, TimeUnit.SECONDS);
    }
  }
}
