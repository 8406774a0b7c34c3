package dev.hindsight.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command against a far side that answers what the test wants. */
class VerifyCommandTest {

  private static final String PROGRESS =
      "{\"line\":\"progress\",\"position\":500,\"of\":12345,\"topicRecords\":480}";
  private static final String WELL =
      "{\"line\":\"verdict\",\"well\":true,\"positions\":12345,\"topicRecords\":12345,\"sealedTo\":12340,\"unsealed\":5,\"findings\":0,\"seconds\":1.25}";
  private static final String FINDING =
      "{\"line\":\"finding\",\"kind\":\"altered-in-log\",\"position\":17,\"stream\":\"account-1\",\"version\":3,\"differs\":[\"data\",\"time\"],\"meaning\":\"what it means\",\"advice\":\"what to do\"}";
  private static final String NOT_WELL =
      "{\"line\":\"verdict\",\"well\":false,\"positions\":20,\"topicRecords\":20,\"sealedTo\":20,\"unsealed\":0,\"findings\":1,\"byKind\":{\"altered-in-log\":1},\"seconds\":0.5}";

  private final Vertx vertx = Vertx.vertx();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String body = "";

  @BeforeEach
  void listen() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> {
              asked.add(request.method() + " " + request.path());
              request.response().setStatusCode(status).end(body);
            })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void a_log_that_is_well_is_said_to_be_in_one_sentence() {
    body = PROGRESS + "\n" + WELL + "\n";

    assertThat(run()).isZero();

    assertThat(out.toString().strip())
        .isEqualTo(
            "12,345 positions: every one there, once, unchanged, equal in log and topic; sealed up to 12,340 (5 not yet). 1.3 s");
    assertThat(asked).containsExactly("POST /admin/command-service/verification");
  }

  @Test
  void findings_are_named_with_what_they_mean_and_what_to_do() {
    body = PROGRESS + "\n" + FINDING + "\n" + NOT_WELL + "\n";

    assertThat(run()).isEqualTo(1);

    assertThat(out.toString().lines().map(String::strip))
        .containsExactly(
            "position 17: altered-in-log (data, time)",
            "stream account-1, version 3",
            "what it means",
            "what to do",
            "20 positions, 20 records in the topic: 1 findings; sealed up to 20. 0.5 s",
            "1 altered-in-log");
  }

  @Test
  void programs_get_the_lines_as_they_are() {
    body = PROGRESS + "\n" + FINDING + "\n" + NOT_WELL + "\n";

    assertThat(run("--json")).isEqualTo(1);

    assertThat(out.toString().lines()).containsExactly(FINDING, NOT_WELL);
  }

  @Test
  void an_answer_without_a_verdict_is_no_verdict() {
    body = PROGRESS + "\n" + FINDING + "\n";

    assertThat(run()).isEqualTo(2);

    assertThat(err.toString()).contains("ended without a verdict");
  }

  @Test
  void a_failure_on_the_far_side_is_told() {
    body = PROGRESS + "\n{\"line\":\"failure\",\"problem\":\"the log cannot be reached\"}\n";

    assertThat(run()).isEqualTo(2);

    assertThat(err.toString()).contains("the log cannot be reached");
  }

  @Test
  void a_second_verification_at_the_same_time_is_told_to_wait() {
    status = 409;
    body = "{\"status\":409,\"detail\":\"the log is being verified for somebody else\"}";

    assertThat(run()).isEqualTo(2);

    assertThat(err.toString()).contains("is being verified for somebody else");
  }

  @Test
  void nobody_there_and_wrong_usage_are_refused() {
    assertThat(execute("--port", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("http://127.0.0.1:1");
    assertThat(execute("--port", "1", "--url", "http://127.0.0.1:1")).isEqualTo(2);
    assertThat(execute("--url", "nonsense")).isEqualTo(2);
    assertThat(execute("--data", "/nowhere")).isEqualTo(2);
    assertThat(execute("--nonsense")).isEqualTo(2);
  }

  private int run(String... options) {
    var all = new ArrayList<>(List.of("--url", "http://127.0.0.1:" + server.actualPort()));
    all.addAll(List.of(options));
    return execute(all.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    return new CommandLine(new VerifyCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
