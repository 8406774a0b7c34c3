package dev.hindsight.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports on loopback. */
public final class Ports {
  /**
   * Below the range from which the kernel takes ports for outgoing connections: nobody takes ours
   * meanwhile.
   */
  private static final int LOWEST = 15_000;

  private static final int HIGHEST = 32_000;
  private static final int TRIES = 1_000;

  private Ports() {}

  /** The port asked for, or a free one for 0. */
  public static int resolve(int port) {
    return port == 0 ? free() : port;
  }

  public static int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST);
  }

  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // As the servers themselves do: a connection in TIME_WAIT does not make the port taken.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
