package dev.hindsight.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How this very process was started; the JDK itself tells it only up to one page of memory. */
final class OwnCommandLine {
  private OwnCommandLine() {}

  static List<String> words() {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc/self/cmdline"));
      return List.of(new String(line, StandardCharsets.UTF_8).split("\0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
