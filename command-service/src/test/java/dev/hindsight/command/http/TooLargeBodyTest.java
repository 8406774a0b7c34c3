package dev.hindsight.command.http;

import static dev.hindsight.command.http.Doors.events;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import dev.hindsight.embedded.token.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body of 10 MB is turned away however it is sent, and the service goes on. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class TooLargeBodyTest {

  private static final byte[] TEN_MEGABYTES = "x".repeat(10 * 1024 * 1024).getBytes();

  @Test
  void a_body_that_says_how_long_it_is() {
    var before = events();

    send("POST", "/carts", BodyPublishers.ofByteArray(TEN_MEGABYTES), "application/json")
        .problem(413, "too-large");

    assertThat(events()).isEqualTo(before);
    post("/carts", "{}").accepted();
  }

  @Test
  void a_body_in_chunks() {
    var before = events();
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TEN_MEGABYTES));

    send("POST", "/carts", chunked, "application/json").problem(413, "too-large");

    assertThat(events()).isEqualTo(before);
    post("/carts", "{}").accepted();
  }

  @Test
  void a_large_body_on_an_unknown_path() {
    send("POST", "/nothing", BodyPublishers.ofByteArray(TEN_MEGABYTES), "application/json")
        .problem(413, "too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Transfer-Encoding: chunked", "Content-Length: 1000000000000"})
  void a_body_without_end_is_broken_off(String length) throws IOException {
    var before = events();

    sendUntilBrokenOff(length);

    assertThat(events()).isEqualTo(before);
    post("/carts", "{}").accepted();
  }

  private static void sendUntilBrokenOff(String length) throws IOException {
    var head =
        """
        POST /carts HTTP/1.1\r
        Host: shop\r
        Authorization: %s\r
        Content-Type: application/json\r
        %s\r
        \r
        """
            .formatted(TestTokens.operator(), length);
    // Right for both: nobody looks at the chunks of a body that says how long it is.
    var chunk = "1000\r\n%s\r\n".formatted(" ".repeat(4_096)).getBytes(US_ASCII);
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
      var out = socket.getOutputStream();
      out.write(head.getBytes(US_ASCII));
      while (System.nanoTime() < until) {
        out.write(chunk);
      }
    } catch (SocketException e) {
      return;
    }
    throw new AssertionError("a body without end is taken for ever");
  }

  @Test
  void a_body_just_within_the_limit_is_read() {
    var almost = "{\"id\":\"" + "x".repeat(RequestLimits.LARGEST_BODY - 9 - 200_000) + "\"}";

    post("/carts", almost).problem(400, "malformed");
    post("/carts", " ".repeat(RequestLimits.LARGEST_BODY - 2) + "{}").accepted();
  }
}
