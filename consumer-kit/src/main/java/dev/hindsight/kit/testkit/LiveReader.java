package dev.hindsight.kit.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of server-sent events over a bare socket, which reads when the test says so. */
public final class LiveReader implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final BufferedReader reader;
  private int status;

  /** One event; a comment, such as a sign of life, has no name. */
  public record Event(@Nullable String id, String name, String data) {
    public boolean isComment() {
      return name.isEmpty();
    }
  }

  private LiveReader(int port, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    socket.setSoTimeout(PATIENCE_MILLIS);
    reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8), 1_024);
  }

  /** Asks for a stream, with further headers: who asks, and what they have heard already. */
  public static LiveReader open(int port, String path, Map<String, String> headers) {
    return open(port, path, headers, 0);
  }

  /** With a small window, so that little is on its way when the test does not read. */
  public static LiveReader deaf(int port, String path, Map<String, String> headers) {
    return open(port, path, headers, 4_096);
  }

  private static LiveReader open(
      int port, String path, Map<String, String> headers, int receiveBuffer) {
    try {
      var opened = new LiveReader(port, receiveBuffer);
      opened.ask(path, headers);
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ask(String path, Map<String, String> more) throws IOException {
    var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: x\r\n");
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.put("Accept", "text/event-stream");
    all.putAll(more);
    all.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    socket.getOutputStream().write(request.append("\r\n").toString().getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  public int status() {
    head();
    return status;
  }

  public @Nullable String header(String name) {
    head();
    return headers.get(name);
  }

  /** The next event that is no comment; null at the end. */
  public @Nullable Event next() {
    var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    var event = nextOrComment();
    while (event != null && event.isComment()) {
      if (System.nanoTime() > deadline) {
        throw new UncheckedIOException(new SocketTimeoutException("only signs of life"));
      }
      event = nextOrComment();
    }
    return event;
  }

  /** The next event or comment; null at the end. */
  public @Nullable Event nextOrComment() {
    head();
    @Nullable String id = null;
    var name = "";
    var data = new StringBuilder();
    var comment = false;
    for (var line = line(); line != null && !line.equals("0"); line = line()) {
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data.append(data.isEmpty() ? "" : "\n").append(line, 6, line.length());
      } else if (line.startsWith(":")) {
        comment = true;
      } else if (line.isEmpty() && (comment || !name.isEmpty())) {
        // The sizes of chunks stand on lines of their own between the events.
        return new Event(id, name, data.toString());
      }
    }
    return null;
  }

  private void head() {
    if (status == 0) {
      status = Integer.parseInt(String.valueOf(line()).split(" ", -1)[1]);
      for (var line = line(); line != null && !line.isEmpty(); line = line()) {
        var colon = line.indexOf(':');
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
  }

  private @Nullable String line() {
    try {
      return reader.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hangs up. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
