package dev.hindsight.command.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between a service and PostgreSQL; what it carries there and back is for others to say. */
final class DatabaseProxy implements AutoCloseable {

  /** Carries all of one way of a connection; when it returns the connection ends. */
  interface Carrying {

    /** Everything, as it is. */
    Carrying ALL = (from, to) -> from.getInputStream().transferTo(to.getOutputStream());

    void between(Socket from, Socket to) throws IOException;
  }

  private final ServerSocket server;
  private final int target;
  private final Carrying requests;
  private final Carrying answers;

  DatabaseProxy(int target, Carrying requests, Carrying answers) throws IOException {
    this.target = target;
    this.requests = requests;
    this.answers = answers;
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
        Thread.ofVirtual().start(() -> carry(requests, client, postgres));
        Thread.ofVirtual().start(() -> carry(answers, postgres, client));
      } catch (IOException e) {
        // Closed, or the server is away: the client sees it.
      }
    }
  }

  private static void carry(Carrying carrying, Socket from, Socket to) {
    try (from;
        to) {
      carrying.between(from, to);
    } catch (IOException e) {
      // One side has gone; closing both tells the other.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
