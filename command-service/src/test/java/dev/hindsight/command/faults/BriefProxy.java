package dev.hindsight.command.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before PostgreSQL, and cuts each connection after so many bytes of answers. */
final class BriefProxy implements AutoCloseable {

  private final ServerSocket server;
  private final int target;
  private final int most;

  BriefProxy(int target, int most) throws IOException {
    this.target = target;
    this.most = most;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        var postgres = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> requests(client, postgres));
        Thread.ofVirtual().start(() -> answers(postgres, client));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private static void requests(Socket client, Socket postgres) {
    try (client;
        postgres) {
      client.getInputStream().transferTo(postgres.getOutputStream());
    } catch (IOException e) {
      // One side has gone; closing both tells the other.
    }
  }

  private void answers(Socket postgres, Socket client) {
    var buffer = new byte[4 * 1024];
    try (client;
        postgres) {
      var in = postgres.getInputStream();
      var out = client.getOutputStream();
      var left = most;
      for (int n = in.read(buffer); n > 0 && left > 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        left -= n;
      }
    } catch (IOException e) {
      // One side has gone; closing both tells the other.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
