package dev.hindsight.kit.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys over HTTP, from a server that answers when the test lets it. */
class KeysOfCommandServiceTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final UUID ADA = new UUID(1, 1);
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private final Vertx vertx = Vertx.vertx();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore go = new Semaphore(0);
  private final HttpServer server = server();
  private final KeysOfCommandService keys =
      new KeysOfCommandService(
          vertx, "http://127.0.0.1:" + server.getAddress().getPort(), "the secret");
  private volatile String body = "{\"key\":\"" + KEY + "\"}";

  @AfterEach
  void close() {
    keys.close();
    server.stop(0);
    vertx.close().await().atMost(LONG);
  }

  @Test
  void a_key_is_asked_for_once_until_its_customer_is_erased() {
    go.release(2);

    assertThat(keys.of(ADA).await().atMost(LONG).erased()).isFalse();
    assertThat(keys.of(ADA).await().atMost(LONG).erased()).isFalse();
    assertThat(asked).hasSize(1);

    keys.forget(ADA);
    keys.of(ADA).await().atMost(LONG);
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_key_that_was_fetched_while_its_customer_was_erased_is_not_kept() throws Exception {
    var early = keys.of(ADA).subscribeAsCompletionStage();
    assertThat(arrived.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

    keys.forget(ADA);
    go.release(2);
    early.get(10, TimeUnit.SECONDS);
    keys.of(ADA).await().atMost(LONG);

    assertThat(asked).hasSize(2);
  }

  @Test
  void an_answer_that_is_no_key_is_a_503_and_is_never_written_to_the_log() {
    var messages = new ArrayList<String>();
    var handler = collecting(messages);
    var log = Logger.getLogger(KeysOfCommandService.class.getName());
    log.addHandler(handler);
    try {
      for (var broken :
          List.of("topsecret", "{\"key\":\"topsecret:\"}", "{\"key\":\"topsecret\"}")) {
        body = broken;
        go.release();

        assertThatThrownBy(() -> keys.of(ADA).await().atMost(LONG))
            .isInstanceOfSatisfying(
                HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
      }
    } finally {
      log.removeHandler(handler);
    }
    assertThat(messages)
        .hasSize(3)
        .allSatisfy(message -> assertThat(message).doesNotContain("topsecret", "the secret"));
  }

  private static Handler collecting(List<String> messages) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        messages.add(
            entry.getMessage()
                + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private HttpServer server() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext(
          "/keys/",
          exchange -> {
            try (exchange) {
              asked.add(exchange.getRequestURI().getPath());
              arrived.release();
              go.acquireUninterruptibly();
              var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(200, bytes.length);
              exchange.getResponseBody().write(bytes);
            }
          });
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
