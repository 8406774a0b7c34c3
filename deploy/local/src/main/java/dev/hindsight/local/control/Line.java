package dev.hindsight.local.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/** Short texts over a channel, bounded. */
final class Line {
  private static final int MOST_BYTES = 8_192;

  private Line() {}

  /** Up to the first end of a line, or to the end of the channel. */
  static String read(ByteChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    boolean ended = false;
    while (!ended && channel.read(bytes) > 0) {
      ended = bytes.get(bytes.position() - 1) == '\n';
    }
    return text(bytes);
  }

  /** Up to the end of the channel: reasons may have several lines. */
  static String readAll(ByteChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    int read;
    do {
      read = channel.read(bytes);
    } while (read > 0);
    return text(bytes);
  }

  static void write(ByteChannel channel, String text) throws IOException {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, MOST_BYTES));
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
  }
}
