package dev.hindsight.local;

import dev.hindsight.local.report.Terminal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Prints what another process writes into a file, whole lines at a time. */
final class LogFollower {
  private final Path file;
  private long seen;

  LogFollower(Path file) {
    this.file = file;
  }

  void printNewLines(Terminal terminal) {
    try (var reader = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) (reader.length() - seen)];
      reader.seek(seen);
      reader.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      if (end > 0) {
        terminal.line(text.substring(0, end - 1));
        seen += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
