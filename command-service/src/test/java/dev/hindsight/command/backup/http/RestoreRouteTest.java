package dev.hindsight.command.backup.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.backup.ExportedKey;
import dev.hindsight.command.backup.RestorableLog;
import dev.hindsight.command.backup.ShopTraffic;
import dev.hindsight.command.personal.MasterKey;
import dev.hindsight.command.relay.TopicCheck;
import dev.hindsight.command.relay.TopicSettings;
import dev.hindsight.embedded.KafkaForTests;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restore over HTTP into a log and a topic that are empty. */
class RestoreRouteTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RestorableLog original = new RestorableLog();
  private final RestorableLog copy = new RestorableLog();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server = serve();

  @BeforeEach
  void fill() throws Exception {
    ShopTraffic.send(original.process());
  }

  @AfterEach
  void close() {
    original.close();
    copy.close();
  }

  @Test
  void an_export_is_taken_and_the_answer_says_how_much() throws Exception {
    var answer = restore(export());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"events\":" + events(original));
    assertThat(events(copy)).isEqualTo(events(original));
  }

  @Test
  void the_same_export_a_second_time_is_refused() throws Exception {
    assertThat(restore(export()).statusCode()).isEqualTo(200);

    var again = restore(export());

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("log-not-empty");
  }

  @Test
  void a_damaged_line_is_named() throws Exception {
    var lines = export();
    lines.remove(40);

    var answer = restore(lines);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("damaged-export", "line 41");
    assertThat(events(copy)).isZero();
  }

  @Test
  void an_upload_that_breaks_off_leaves_nothing_and_can_be_repeated() throws Exception {
    var whole = String.join("\n", export()).getBytes(UTF_8);
    try (var socket = new Socket("127.0.0.1", server.actualPort())) {
      var head =
          "POST /admin/restore HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\n"
              + "Content-Length: "
              + whole.length
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(whole, 0, whole.length / 2);
      socket.getOutputStream().flush();
      await("the restore has begun").atMost(PATIENCE).until(() -> locksOnEvents() > 0);
    }

    await("nobody holds the log any more").atMost(PATIENCE).until(() -> locksOnEvents() == 0);
    assertThat(events(copy)).isZero();
    assertThat(restore(export()).statusCode()).isEqualTo(200);
  }

  private long locksOnEvents() {
    return copy.log.number(
        "SELECT count(*) FROM pg_locks WHERE relation = 'events'::regclass"
            + " AND mode = 'ShareRowExclusiveLock' AND granted");
  }

  private static long events(RestorableLog log) {
    return log.log.number("SELECT count(*) FROM events");
  }

  private List<String> export() throws Exception {
    var lines = new ArrayList<>(original.export());
    var name = key().name();
    lines.replaceAll(line -> line.replace(RestorableLog.MASTER_KEY, name));
    return rehashed(lines);
  }

  private static List<String> rehashed(List<String> lines) {
    var digest = new dev.hindsight.events.backup.Digest();
    lines.replaceAll(line -> {
      var fresh =
          line.replaceFirst("\"sha256\":\"[0-9a-f]*\"", "\"sha256\":\"" + digest.hex() + "\"");
      digest.add(fresh.getBytes(UTF_8));
      return fresh;
    });
    return lines;
  }

  private HttpResponse<String> restore(List<String> lines)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.actualPort() + "/admin/restore"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(String.join("\n", lines) + "\n"))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpServer serve() {
    var router = Router.router(copy.vertx);
    var topic =
        new TopicCheck(
            Map.of("bootstrap.servers", KafkaForTests.broker().bootstrapServers()),
            new TopicSettings("restored-" + UUID.randomUUID(), 2, (short) 1));
    new RestoreRoute(copy.connections, topic, key()).install(router);
    return copy.vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static ExportedKey key() {
    var master = new MasterKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    return ExportedKey.of(master.firstLogKey(), master);
  }
}
