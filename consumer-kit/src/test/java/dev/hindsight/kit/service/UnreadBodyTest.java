package dev.hindsight.kit.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.embedded.token.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body that nobody wants holds up neither its connection nor the service. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class UnreadBodyTest {

  private static final String PIECE = "x".repeat(100);
  private static final int PIECES = 160;
  private static final int LIMIT_MILLIS = 20_000;

  @ParameterizedTest
  @CsvSource({
    "GET, /accounts/nonsense, 404",
    "GET, /nothing, 404",
    "POST, /accounts/nonsense, 405",
  })
  void the_next_request_of_the_connection_is_answered(String method, String path, int status)
      throws Exception {
    try (var socket = open()) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(LIMIT_MILLIS);
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));

      send(socket, head(method, path, "Content-Length: " + PIECE.length() * PIECES));
      assertThat(answer(in)).startsWith("HTTP/1.1 " + status);
      for (int i = 0; i < PIECES; i++) {
        send(socket, PIECE);
        Thread.sleep(1);
      }
      send(socket, head("GET", "/nothing", "X: y"));

      assertThat(answer(in)).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void one_without_end_is_broken_off() throws Exception {
    try (var socket = open()) {
      send(socket, head("GET", "/nothing", "Transfer-Encoding: chunked"));
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

  private static Socket open() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
  }

  private static String head(String method, String path, String line) {
    return """
    %s %s HTTP/1.1\r
    Host: shop\r
    Authorization: %s\r
    Accept: application/json\r
    %s\r
    \r
    """
        .formatted(method, path, TestTokens.operator(), line);
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
