package dev.hindsight.command.monitor.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.embedded.token.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A client of server-sent events over a bare socket, which reads when the test says so. */
final class EventStream implements AutoCloseable {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private @Nullable BufferedReader reader;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int status;

  /** One event, or a comment, which has no name. */
  record Event(String name, JsonNode data) {}

  EventStream(int port, String path, String accept) throws IOException {
    this(port, path, accept, 0);
  }

  /** With a small window when {@code receiveBuffer} is given. */
  EventStream(int port, String path, String accept, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    socket.setSoTimeout(PATIENCE_MILLIS);
    var request =
        "GET %s HTTP/1.1\r\nHost: x\r\nAccept: %s\r\nAuthorization: %s\r\n\r\n"
            .formatted(path, accept, TestTokens.operator());
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  int status() throws IOException {
    head();
    return status;
  }

  @Nullable String header(String name) throws IOException {
    head();
    return headers.get(name);
  }

  /** The next event that is no comment. */
  Event next() throws IOException {
    var event = nextOrComment();
    while (event.name().isEmpty()) {
      event = nextOrComment();
    }
    return event;
  }

  /** The next event, or an empty name for a comment. */
  Event nextOrComment() throws IOException {
    head();
    var block = block();
    if (block.isEmpty()) {
      throw new IOException("the stream is at its end");
    }
    if (block.getFirst().startsWith(":")) {
      return new Event("", MAPPER.nullNode());
    }
    return new Event(
        block.get(0).substring("event: ".length()),
        MAPPER.readTree(block.get(1).substring("data: ".length())));
  }

  /** All that is left up to the end. */
  List<String> rest() throws IOException {
    var names = new ArrayList<String>();
    for (var block = block(); !block.isEmpty(); block = block()) {
      names.add(block.getFirst());
    }
    return names;
  }

  // Chunks are whole blocks, so that sizes stand on lines of their own between them.
  private List<String> block() throws IOException {
    var block = new ArrayList<String>();
    for (var line = line(); line != null; line = line()) {
      if (line.isEmpty() && !block.isEmpty()) {
        return block;
      }
      if (line.startsWith("event: ") || line.startsWith("data: ") || line.startsWith(":")) {
        block.add(line);
      } else if (line.equals("0")) {
        return block;
      }
    }
    return block;
  }

  private void head() throws IOException {
    if (status == 0) {
      status = Integer.parseInt(String.valueOf(line()).split(" ", -1)[1]);
      for (var line = line(); line != null && !line.isEmpty(); line = line()) {
        var colon = line.indexOf(':');
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
  }

  private @Nullable String line() throws IOException {
    var lines = reader;
    if (lines == null) {
      lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      reader = lines;
    }
    return lines.readLine();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
