package dev.hindsight.command.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
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

  private final DatabaseProxy proxy;
  private final byte[] end;
  private final Random random;
  private volatile double chance;

  /** To a server's port; how the statement ends. */
  public StatementProxy(int target, String end, long seed) throws IOException {
    this.end = (end + "\0").getBytes(US_ASCII);
    this.random = new Random(seed);
    this.proxy = new DatabaseProxy(target, this::requests, DatabaseProxy.Carrying.ALL);
  }

  public int port() {
    return proxy.port();
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

  private void requests(Socket client, Socket postgres) throws IOException {
    var buffer = new byte[64 * 1024];
    var in = client.getInputStream();
    var out = postgres.getOutputStream();
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

  @Override
  public void close() throws IOException {
    proxy.close();
  }
}
