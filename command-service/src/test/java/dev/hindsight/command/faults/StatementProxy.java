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
 * Stands between a service and PostgreSQL, and with a given chance cuts the connection at a certain
 * statement: before the server gets it, or after, so that only the answer is lost.
 */
public final class StatementProxy implements AutoCloseable {

  private final AtomicInteger cutBefore = new AtomicInteger();
  private final AtomicInteger cutAfter = new AtomicInteger();

  private final ServerSocket server;
  private final int target;
  private final byte[] end;
  private final Random random;
  private volatile double chance;

  /** To a server's port; how the statement ends. */
  public StatementProxy(int target, String end, long seed) throws IOException {
    this.target = target;
    this.end = (end + "\0").getBytes(US_ASCII);
    this.random = new Random(seed);
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** From now on; 0: never. */
  public void cut(double chance) {
    this.chance = chance;
  }

  /** How often the server did not get it. */
  public int cutBefore() {
    return cutBefore.get();
  }

  /** How often only the answer was lost. */
  public int cutAfter() {
    return cutAfter.get();
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
        if (isStatement(buffer, n) && random.nextDouble() < chance) {
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

  private boolean isStatement(byte[] buffer, int n) {
    if (n < end.length) {
      return false;
    }
    for (int i = 0; i < end.length; i++) {
      if (buffer[n - end.length + i] != end[i]) {
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
