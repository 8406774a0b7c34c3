package dev.hindsight.torture.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One connection, over which whatever is wanted is sent as it is. Not thread-safe. */
public final class Line implements AutoCloseable {

  private static final int LIMIT_MILLIS = 15_000;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final URI server;
  private @Nullable Socket socket;
  private @Nullable InputStream in;
  private String last = "";

  /** To a server; it is opened, and opened again, when it is needed. */
  public Line(URI server) {
    this.server = server;
  }

  /** What came back, as far as anybody looks at it. */
  public record Reply(int status, Map<String, String> headers) {}

  /**
   * Sends a request and reads the whole answer.
   *
   * @throws IOException when there is none
   */
  public Reply ask(byte[] request) throws IOException {
    var isUsed = socket != null;
    try {
      return askOnce(request);
    } catch (EOFException | SocketException e) {
      if (!isUsed) {
        throw e;
      }
      // A server may end a connection between two requests (RFC 9112, 9.3.1).
      return askOnce(request);
    }
  }

  private Reply askOnce(byte[] request) throws IOException {
    try {
      open().getOutputStream().write(request);
      var reply = read(input());
      last = new String(request, 0, Math.min(200, request.length), ISO_8859_1) + " -> " + reply;
      if ("close".equalsIgnoreCase(reply.headers().get("connection"))) {
        close();
      }
      return reply;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** What was answered last, and how. */
  public String last() {
    return last;
  }

  private Socket open() throws IOException {
    var open = socket;
    if (open == null) {
      open = new Socket();
      open.connect(new InetSocketAddress(server.getHost(), server.getPort()), LIMIT_MILLIS);
      open.setSoTimeout(LIMIT_MILLIS);
      open.setTcpNoDelay(true);
      socket = open;
      in = new BufferedInputStream(open.getInputStream());
    }
    return open;
  }

  private InputStream input() throws IOException {
    if (in == null) {
      throw new IOException("the connection is closed");
    }
    return in;
  }

  private static Reply read(InputStream in) throws IOException {
    var status = Integer.parseInt(line(in).split(" ")[1]);
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      for (var size = size(in); size > 0; size = size(in)) {
        in.skipNBytes(size);
        line(in);
      }
      line(in);
    } else if (status != NO_CONTENT && status != NOT_MODIFIED) {
      in.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
    }
    return new Reply(status, headers);
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";")[0].strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended after: " + line);
      }
      if (next != '\r') {
        line.append((char) (next & 0xff));
      }
    }
    return new String(line.toString().getBytes(ISO_8859_1), ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    var open = socket;
    socket = null;
    in = null;
    if (open != null) {
      open.close();
    }
  }
}
