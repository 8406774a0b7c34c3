package dev.hindsight.command.http;

import static dev.hindsight.command.http.CommandLines.openCart;
import static dev.hindsight.command.http.Doors.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.RealStores;
import dev.hindsight.embedded.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** PITFALLS D7, D13, G12 at the door: 503 with a spread Retry-After, and back at once. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class OverloadOverHttpTest {

  private static final int CALLERS = 9;
  private static final int LINES = 512;

  @Test
  void who_comes_too_many_is_told_when_to_come_back_and_then_served() throws Exception {
    var calls = new ArrayList<StreamingCall>();
    var retryAfters = new HashSet<String>();
    PostgresForTests.server().pause();
    try {
      fillUp(calls);
      await().until(() -> post("/carts", "{}").status() == 503);
      retryAfters.addAll(retryAftersOfRefused(30));
      // Nothing of it is read: to find out what is wrong with it would cost as much as to take it.
      assertThat(post("/carts", "{").status()).isEqualTo(503);
    } finally {
      PostgresForTests.server().resume();
    }

    assertThat(retryAfters).hasSizeGreaterThan(1).isSubsetOf("1", "2", "3");
    await().untilAsserted(() -> assertThat(post("/carts", "{}").status()).isEqualTo(202));
    assertEveryLineIsAnswered(calls);
  }

  // At once: when there is room again, each may wait for as long as a command may.
  private static List<String> retryAftersOfRefused(int calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var refused = new ArrayList<Callable<Doors.Answer>>();
      for (int i = 0; i < calls; i++) {
        refused.add(() -> post("/carts", "{}").problem(503, "unavailable"));
      }
      var retryAfters = new ArrayList<String>();
      for (var answer : threads.invokeAll(refused)) {
        retryAfters.add(answer.get().header("Retry-After"));
      }
      return retryAfters;
    }
  }

  private static void fillUp(List<StreamingCall> calls) throws Exception {
    for (int i = 0; i < CALLERS; i++) {
      var call = new StreamingCall();
      calls.add(call);
      var lines = new StringBuilder();
      for (int line = 0; line < LINES; line++) {
        lines.append(openCart(UUID.randomUUID()));
      }
      call.send(lines.toString());
      call.finish();
    }
  }

  private static void assertEveryLineIsAnswered(List<StreamingCall> calls) throws Exception {
    for (var call : calls) {
      try (call) {
        for (int line = 1; line <= LINES; line++) {
          var answer = call.answer();
          assertThat(answer.path("line").intValue()).isEqualTo(line);
          assertThat(answer.path("status").intValue()).isIn(202, 503);
          assertThat(answer.path("status").intValue() == 503).isEqualTo(answer.has("retryAfter"));
        }
      }
    }
  }
}
