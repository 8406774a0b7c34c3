package dev.hindsight.command.faults;

import java.io.IOException;
import java.net.Socket;

/**
 * Stands before PostgreSQL, and cuts each connection after so many bytes of answers, more or less.
 */
final class BriefProxy implements AutoCloseable {

  private final DatabaseProxy proxy;
  private volatile int most;

  BriefProxy(int target, int most) throws IOException {
    this.most = most;
    this.proxy = new DatabaseProxy(target, DatabaseProxy.Carrying.ALL, this::answers);
  }

  int port() {
    return proxy.port();
  }

  /** From now on, and for connections that are there. */
  void cutNothing() {
    most = Integer.MAX_VALUE;
  }

  private void answers(Socket postgres, Socket client) throws IOException {
    var buffer = new byte[4 * 1024];
    var in = postgres.getInputStream();
    var out = client.getOutputStream();
    var carried = 0L;
    for (int n = in.read(buffer); n > 0 && carried < most; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      carried += n;
    }
  }

  @Override
  public void close() throws IOException {
    proxy.close();
  }
}
