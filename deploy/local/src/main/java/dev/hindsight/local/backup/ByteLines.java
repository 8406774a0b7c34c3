package dev.hindsight.local.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream as they are, byte for byte. */
final class ByteLines implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;

  ByteLines(InputStream in) {
    this.in = in;
  }

  /** The next one without its newline; null behind the last. */
  byte @Nullable [] next() throws IOException {
    var line = new ByteArrayOutputStream(512);
    while (fill()) {
      var newline = newline();
      line.write(buffer, start, newline - start);
      start = newline;
      if (start < end) {
        start++;
        return line.toByteArray();
      }
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  private int newline() {
    var i = start;
    while (i < end && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  private boolean fill() throws IOException {
    if (start < end) {
      return true;
    }
    start = 0;
    end = Math.max(0, in.read(buffer, 0, BUFFER));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
