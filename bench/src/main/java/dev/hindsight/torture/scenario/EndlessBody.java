package dev.hindsight.torture.scenario;

import dev.hindsight.bench.stack.Operator;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A body that never ends, in chunks, so that nothing says how long it will be. */
final class EndlessBody {

  private static final int CHUNK = 4_096;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private EndlessBody() {}

  /** Whether the server breaks it off, and does not listen for ever. */
  static boolean isBrokenOff(URI server, String path) throws IOException {
    var head =
        """
        POST %s HTTP/1.1\r
        Host: shop\r
        Authorization: %s\r
        Content-Type: application/json\r
        Transfer-Encoding: chunked\r
        \r
        """
            .formatted(path, Operator.bearer());
    var chunk =
        "%x\r\n%s\r\n".formatted(CHUNK, " ".repeat(CHUNK)).getBytes(StandardCharsets.US_ASCII);
    var until = System.nanoTime() + LIMIT_NANOS;
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      var out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      while (System.nanoTime() < until) {
        out.write(chunk);
      }
      return false;
    } catch (SocketException e) {
      return true;
    }
  }
}
