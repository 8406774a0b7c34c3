package dev.hindsight.local.importer.csv;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a UTF-8 file with their numbers. A line of any length costs no more memory than the
 * limit: what lies beyond it is read past.
 */
final class BoundedLines implements AutoCloseable {

  static final int LIMIT = 64 * 1024;

  private final InputStream in;
  private long number;

  private BoundedLines(InputStream in) {
    this.in = in;
  }

  static BoundedLines open(Path file) throws IOException {
    return new BoundedLines(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  /** A line without its end; cut off at the limit when it is too long. */
  record Line(long number, String text, boolean tooLong) {}

  Optional<Line> next() throws IOException {
    var bytes = new ByteArrayOutputStream(128);
    var length = 0L;
    int b;
    while ((b = in.read()) != -1 && b != '\n') {
      length++;
      if (length <= LIMIT) {
        bytes.write(b);
      }
    }
    if (b == -1 && length == 0) {
      return Optional.empty();
    }
    number++;
    return Optional.of(new Line(number, text(bytes), length > LIMIT));
  }

  private String text(ByteArrayOutputStream bytes) {
    var text = bytes.toString(StandardCharsets.UTF_8);
    var unmarked = number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    return unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
