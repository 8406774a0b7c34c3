package dev.hindsight.local.control;

import dev.hindsight.local.stack.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;

/**
 * The launcher's ear: a socket in the folder of the stack's data that only the user who runs the
 * stack can open. One line is asked, one is answered.
 */
public final class ControlSocket implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ControlSocket.class.getName());
  private static final int MOST_CALLERS = 8;

  /**
   * The kernel takes names of sockets up to 107 bytes, and a folder of data may have a longer one.
   */
  private static final int LONGEST = 100;

  private final ServerSocketChannel server;
  private final Orders orders;
  private final Semaphore callers = new Semaphore(MOST_CALLERS);
  private final Thread ear;

  private ControlSocket(ServerSocketChannel server, Orders orders) {
    this.server = server;
    this.orders = orders;
    this.ear = Thread.ofVirtual().name("control").unstarted(this::accept);
  }

  /** Listens when it returns; the launch lock must be held. */
  public static ControlSocket open(DataFolder data, Orders orders) {
    try {
      Path socket = place(data.control());
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket), MOST_CALLERS);
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      var control = new ControlSocket(server, orders);
      control.ear.start();
      return control;
    } catch (IOException e) {
      throw new UncheckedIOException(
          data.control() + " cannot be listened to: " + e.getMessage(), e);
    }
  }

  /** A launcher that was killed has left its socket behind. */
  private static Path place(Path wanted) throws IOException {
    Files.deleteIfExists(wanted);
    if (wanted.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return wanted;
    }
    Path near = Files.createTempDirectory("hindsight").resolve("control");
    Files.createSymbolicLink(wanted, near);
    return near;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel caller = server.accept();
        if (callers.tryAcquire()) {
          Thread.ofVirtual().name("control call").start(() -> answer(caller));
        } else {
          caller.close();
        }
      }
    } catch (ClosedChannelException e) {
      LOG.log(Level.DEBUG, "no more calls are taken", e);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "no more calls are taken: ./hindsight down and up help", e);
    }
  }

  private void answer(SocketChannel caller) {
    try (caller) {
      Line.write(caller, answerTo(Line.read(caller)));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a caller has left before the answer", e);
    } finally {
      callers.release();
    }
  }

  private String answerTo(String line) {
    try {
      Order.parse(line).carryOut(orders);
      return ControlCall.DONE;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "asked in vain: " + line, e);
      return String.valueOf(e.getMessage());
    }
  }

  /** Nobody gets in any more when it returns; who is in gets an answer. */
  @Override
  public void close() {
    try {
      server.close();
      // The kernel lets callers in until the thread that accepts them has let go of the socket.
      ear.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
