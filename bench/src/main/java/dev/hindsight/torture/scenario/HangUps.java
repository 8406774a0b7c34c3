package dev.hindsight.torture.scenario;

import dev.hindsight.bench.stack.Operator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Commands whose clients are gone before anybody could answer them: with a reset, one by one. */
final class HangUps {

  private static final int LIMIT_MILLIS = 2_000;
  private static final int LONGEST_MILLIS = 20;

  private final URI server;
  private final Random random;

  HangUps(URI server, Random random) {
    this.server = server;
    this.random = random;
  }

  void make(int many) throws IOException, InterruptedException {
    for (int i = 0; i < many; i++) {
      try (var socket = new Socket()) {
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), LIMIT_MILLIS);
        socket.getOutputStream().write(command());
        TimeUnit.MILLISECONDS.sleep(1 + random.nextInt(LONGEST_MILLIS));
      }
    }
  }

  private static byte[] command() {
    var body = "{\"id\":\"%s\",\"currency\":\"EUR\"}".formatted(UUID.randomUUID());
    return """
    POST /accounts HTTP/1.1\r
    Host: shop\r
    Authorization: %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(Operator.bearer(), body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
