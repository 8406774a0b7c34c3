package dev.hindsight.command.http;

import static dev.hindsight.command.http.CommandLines.assertAccepted;
import static dev.hindsight.command.http.CommandLines.line;
import static dev.hindsight.command.http.CommandLines.openCart;
import static dev.hindsight.command.http.Doors.account;
import static dev.hindsight.command.http.Doors.events;
import static dev.hindsight.command.http.Doors.number;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.RealStores;
import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.embedded.token.Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code POST /commands} with too long a line, very many lines, and callers who hang up. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class ManyCommandsAtTheLimitTest {

  @Test
  void many_commands_are_taken_as_long_as_the_token_is_good() throws Exception {
    var soon = Token.customer(UUID.randomUUID()).lasting(Duration.ofSeconds(3));
    try (var call = new StreamingCall("Authorization: " + TestTokens.signed(soon))) {
      call.send("{\"command\":\"OpenCart\",\"data\":{}}\n");
      assertThat(call.answer().path("status").intValue()).isEqualTo(202);

      await().until(() -> Instant.now().isAfter(soon.until().plusSeconds(1)));

      call.send("{\"command\":\"OpenCart\",\"data\":{}}\n");
      assertThat(call.answer().path("status").intValue()).isEqualTo(401);
    }
  }

  @Test
  void a_line_that_is_too_long_is_answered_in_its_place() throws Exception {
    var cart = UUID.randomUUID();
    var long1 = "{\"command\":\"OpenCart\",\"key\":\"" + "x".repeat(70_000) + "\"}\n";

    try (var call = new StreamingCall()) {
      call.send(long1);
      call.send("x".repeat(3_000_000) + "\n");
      call.send(openCart(cart));
      call.finish();

      assertThat(call.answer().path("status").intValue()).isEqualTo(413);
      assertThat(call.answer().path("status").intValue()).isEqualTo(413);
      assertAccepted(call.answer(), 3, "cart-" + cart);
    }
  }

  @Test
  void twenty_thousand_lines_of_several_megabytes_are_answered_in_order() throws Exception {
    var account = account("1.00");
    var reference = "r".repeat(150);
    var body = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      body.append(
          line(
              "DepositMoney",
              "{\"accountId\":\"%s\",\"amount\":{\"amount\":\"0.01\",\"currency\":\"EUR\"},\"reference\":\"%s\"}"
                  .formatted(account, reference)));
    }

    var answer =
        send("POST", "/commands", BodyPublishers.ofString(body.toString()), "application/x-ndjson");

    var version = 2;
    var line = 0;
    for (var text : answer.body().lines().toList()) {
      line++;
      version++;
      assertThat(text).startsWith("{\"line\":" + line + ",").contains("\"version\":" + version);
    }
    assertThat(line).isEqualTo(20_000);
    assertThat(number("SELECT max(version) FROM events WHERE stream = 'account-" + account + "'"))
        .isEqualTo(20_002);
  }

  @Test
  void who_hangs_up_keeps_what_was_answered_and_the_service_goes_on() throws Exception {
    var before = events();
    for (int i = 0; i < 50; i++) {
      hangUpAfterTen();
    }

    // What was not read before the hang-up is nobody's any more.
    await().untilAsserted(() -> assertThat(events()).isBetween(before + 50, before + 500));
    post("/carts", "{}").accepted();
  }

  private static void hangUpAfterTen() throws IOException {
    try (var call = new StreamingCall()) {
      for (int i = 0; i < 10; i++) {
        call.send(openCart(UUID.randomUUID()));
      }
      call.answer();
    }
  }
}
