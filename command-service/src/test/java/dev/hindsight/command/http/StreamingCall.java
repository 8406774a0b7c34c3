package dev.hindsight.command.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.embedded.token.TestTokens;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.stream.Stream;

/** One {@code POST /commands} over a bare socket: writes and reads when the test says so. */
final class StreamingCall implements AutoCloseable {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private String head = "";
  private int leftOfChunk;

  StreamingCall(String... headers) throws IOException {
    socket = new Socket("127.0.0.1", Doors.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream());
    var request =
        new StringBuilder("POST /commands HTTP/1.1\r\nHost: localhost\r\n")
            .append("Transfer-Encoding: chunked\r\nContent-Type: application/x-ndjson\r\n");
    if (Stream.of(headers).noneMatch(header -> header.startsWith("Authorization"))) {
      request.append("Authorization: " + TestTokens.operator() + "\r\n");
    }
    for (var header : headers) {
      request.append(header).append("\r\n");
    }
    out.write(request.append("\r\n").toString().getBytes(US_ASCII));
    out.flush();
  }

  /** Sends text as it is. */
  void send(String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(US_ASCII));
    out.flush();
  }

  /** Nothing more is sent. */
  void finish() throws IOException {
    out.write("0\r\n\r\n".getBytes(US_ASCII));
    out.flush();
  }

  /** The next line of the answer. */
  JsonNode answer() throws IOException {
    if (head.isEmpty()) {
      readHead();
    }
    var line = new ByteArrayOutputStream();
    for (int b = nextByte(); b != '\n'; b = nextByte()) {
      if (b < 0) {
        throw new EOFException("no further answer, after: " + line.toString(UTF_8));
      }
      line.write(b);
    }
    return MAPPER.readTree(line.toByteArray());
  }

  /** Whether the answer is at its end. */
  boolean isAtItsEnd() throws IOException {
    return nextByte() < 0;
  }

  String head() throws IOException {
    if (head.isEmpty()) {
      readHead();
    }
    return head;
  }

  private void readHead() throws IOException {
    var text = new StringBuilder();
    for (var line = headerLine(); !line.isEmpty(); line = headerLine()) {
      text.append(line).append('\n');
    }
    head = text.toString();
  }

  private int nextByte() throws IOException {
    if (leftOfChunk == 0) {
      var size = headerLine();
      leftOfChunk = Integer.parseInt(size.isEmpty() ? headerLine() : size, 16);
      if (leftOfChunk == 0) {
        return -1;
      }
    }
    leftOfChunk--;
    var b = in.read();
    if (leftOfChunk == 0) {
      headerLine();
    }
    return b;
  }

  private String headerLine() throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended, after: " + line);
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
