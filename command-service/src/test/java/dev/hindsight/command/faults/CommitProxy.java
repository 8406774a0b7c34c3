package dev.hindsight.command.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a service and PostgreSQL, and with a given chance cuts the connection at a commit:
 * before the server gets it, or after, so that only the answer is lost.
 */
final class CommitProxy implements AutoCloseable {

  private static final byte[] COMMIT = "COMMIT\0".getBytes(US_ASCII);

  final AtomicInteger cutBefore = new AtomicInteger();
  final AtomicInteger cutAfter = new AtomicInteger();

  private final ServerSocket server;
  private final int target;
  private final Random random;
  private volatile double chance;

  CommitProxy(int target, long seed) throws IOException {
    this.target = target;
    this.random = new Random(seed);
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void cutCommits(double chance) {
    this.chance = chance;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        var postgres = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> requests(client, postgres));
        Thread.ofVirtual().start(() -> answers(postgres, client));
      } catch (IOException e) {
        // closed, or the server is away: the client sees it
      }
    }
  }

  private void requests(Socket client, Socket postgres) {
    try (client;
        postgres) {
      var buffer = new byte[64 * 1024];
      InputStream in = client.getInputStream();
      OutputStream out = postgres.getOutputStream();
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        if (endsWithCommit(buffer, n) && random.nextDouble() < chance) {
          if (random.nextBoolean()) {
            cutBefore.incrementAndGet();
            return;
          }
          client.shutdownInput();
          client.close();
          out.write(buffer, 0, n);
          out.flush();
          cutAfter.incrementAndGet();
          postgres.getInputStream().read(buffer);
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // one side has gone; closing both tells the other
    }
  }

  private static boolean endsWithCommit(byte[] buffer, int n) {
    if (n < COMMIT.length) {
      return false;
    }
    for (int i = 0; i < COMMIT.length; i++) {
      if (buffer[n - COMMIT.length + i] != COMMIT[i]) {
        return false;
      }
    }
    return true;
  }

  private static void answers(Socket postgres, Socket client) {
    try (client;
        postgres) {
      postgres.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // one side has gone; closing both tells the other
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
