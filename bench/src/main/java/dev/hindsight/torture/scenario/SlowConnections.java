package dev.hindsight.torture.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Requests that come byte by byte and never to their end. */
final class SlowConnections implements AutoCloseable {

  private static final int LIMIT_MILLIS = 2_000;
  private static final byte[] BEGINNING =
      "POST /accounts HTTP/1.1\r\nHost: shop\r\n".getBytes(StandardCharsets.US_ASCII);

  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Thread dripping;

  private SlowConnections() {
    dripping = Thread.ofVirtual().unstarted(this::drip);
  }

  /** As many as the server lets in. */
  static SlowConnections open(URI server, int many) {
    var slow = new SlowConnections();
    for (int i = 0; i < many; i++) {
      try {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), LIMIT_MILLIS);
        socket.getOutputStream().write(BEGINNING);
        slow.open.add(socket);
      } catch (IOException e) {
        // The server takes no more: so be it.
      }
    }
    slow.dripping.start();
    return slow;
  }

  int count() {
    return open.size();
  }

  private void drip() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(1);
        for (var socket : open) {
          try {
            socket.getOutputStream().write('x');
          } catch (IOException e) {
            open.remove(socket);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    dripping.interrupt();
    for (var socket : open) {
      socket.close();
    }
  }
}
