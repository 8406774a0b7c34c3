package dev.hindsight.torture.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Stands between clients and a server on loopback, and lets through what its wire does. */
public final class TcpProxy implements AutoCloseable {

  private static final int PIECE = 64 * 1024;
  private static final int BACKLOG = 1_024;
  private static final long LOOK_MILLIS = 10;

  private final ServerSocket door;
  private final int target;
  private final Set<Pair> open = ConcurrentHashMap.newKeySet();
  private final LongAdder lostAnswers = new LongAdder();
  private volatile Wire wire = Wire.WHOLE;

  /** To the port of a server that need not be there yet. */
  public TcpProxy(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** From now on, for connections that are open too. */
  public void become(Wire other) {
    wire = other;
    if (!other.connects()) {
      cut();
    }
  }

  /** Ends all connections at once, as a firewall does: with a reset, not a goodbye. */
  public void cut() {
    open.forEach(Pair::reset);
  }

  /** Says goodbye in the name of the servers, while the clients may go on sending. */
  public void halfClose() {
    open.forEach(Pair::halfClose);
  }

  /** How many pieces that servers sent were lost, one by one, since it is there. */
  public long lostAnswers() {
    return lostAnswers.sum();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        if (wire.connects()) {
          connect(client);
        } else {
          client.setOption(StandardSocketOptions.SO_LINGER, 0);
          client.close();
        }
      } catch (IOException e) {
        // Closed, or the client has gone again.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      var pair = new Pair(client, server);
      open.add(pair);
      Thread.ofVirtual().start(pair::carryAsks);
      Thread.ofVirtual().start(pair::carryAnswers);
    } catch (IOException e) {
      // The server is away: so is the connection.
      client.close();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }

  private final class Pair {

    private final Socket client;
    private final Socket server;
    private final AtomicInteger ended = new AtomicInteger();

    Pair(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void carryAsks() {
      carry(client, server, true);
    }

    void carryAnswers() {
      carry(server, client, false);
    }

    private void carry(Socket from, Socket to, boolean asks) {
      var piece = new byte[PIECE];
      try {
        var in = from.getInputStream();
        var out = to.getOutputStream();
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
          if (passes(n, asks)) {
            out.write(piece, 0, n);
            out.flush();
          }
        }
        to.shutdownOutput();
      } catch (IOException e) {
        reset();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        reset();
      } finally {
        // Whoever ends last closes both: one way may be over long before the other.
        if (ended.incrementAndGet() == 2) {
          reset();
        }
      }
    }

    // Waits as long as the wire wants; false when the piece is to be thrown away.
    private boolean passes(int bytes, boolean asks) throws InterruptedException, IOException {
      var now = wire;
      if (!now.delay().isZero()) {
        TimeUnit.NANOSECONDS.sleep(now.delay().toNanos());
      }
      if (now.bytesPerSecond() < Integer.MAX_VALUE) {
        TimeUnit.NANOSECONDS.sleep(
            TimeUnit.SECONDS.toNanos(bytes) / Math.max(1, now.bytesPerSecond()));
      }
      while (asks ? !wire.asks() : wire.answers() == Wire.Answers.KEEP_BACK) {
        if (client.isClosed()) {
          throw new IOException("the connection was cut");
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      if (!asks && ThreadLocalRandom.current().nextInt(100) < wire.lost()) {
        lostAnswers.increment();
        throw new IOException("an answer is lost");
      }
      return asks || wire.answers() == Wire.Answers.PASS;
    }

    void halfClose() {
      try {
        client.shutdownOutput();
      } catch (IOException e) {
        reset();
      }
    }

    void reset() {
      open.remove(this);
      for (var socket : new Socket[] {client, server}) {
        try (socket) {
          socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
          // It was closed already.
        }
      }
    }
  }
}
