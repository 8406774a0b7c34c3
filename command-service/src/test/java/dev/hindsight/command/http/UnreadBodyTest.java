package dev.hindsight.command.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import dev.hindsight.embedded.token.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before its body was read holds up neither its connection nor the service. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class UnreadBodyTest {

  private static final String PIECE = "x".repeat(1_000);
  private static final int PIECES = 200;
  private static final int LIMIT_MILLIS = 20_000;

  @ParameterizedTest
  @CsvSource({
    "POST, /transfers, text/plain, 415",
    "PATCH, /transfers, application/json, 405",
    "POST, /nothing, application/json, 404",
    "GET, /streams/cart-x, application/json, 400",
  })
  void the_next_request_of_the_connection_is_answered(
      String method, String path, String type, int status) throws Exception {
    try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(LIMIT_MILLIS);
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));

      send(socket, head(method, path, type, "Content-Length: " + PIECE.length() * PIECES));
      assertThat(answer(in)).startsWith("HTTP/1.1 " + status);
      for (int i = 0; i < PIECES; i++) {
        send(socket, PIECE);
      }
      send(socket, head("GET", "/nothing", type, "X: y"));

      assertThat(answer(in)).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void one_without_end_is_broken_off() throws Exception {
    try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
      send(socket, head("POST", "/transfers", "text/plain", "Transfer-Encoding: chunked"));
      var until = System.currentTimeMillis() + LIMIT_MILLIS;
      while (System.currentTimeMillis() < until) {
        send(socket, "1\r\nx\r\n");
        Thread.sleep(10);
      }
    } catch (SocketException e) {
      return;
    }
    throw new AssertionError("a body without end is taken for ever");
  }

  private static String head(String method, String path, String type, String length) {
    return """
    %s %s HTTP/1.1\r
    Host: shop\r
    Authorization: %s\r
    Accept: application/json\r
    Content-Type: %s\r
    %s\r
    \r
    """
        .formatted(method, path, TestTokens.operator(), type, length);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** Its first line; the rest is read. */
  private static String answer(BufferedReader in) throws IOException {
    var status = String.valueOf(in.readLine());
    var length = 0;
    for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    in.skip(length);
    return status;
  }
}
