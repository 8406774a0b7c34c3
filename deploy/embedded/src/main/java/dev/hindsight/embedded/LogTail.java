package dev.hindsight.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a process's log, to put under an error message. */
public final class LogTail {
  private static final int LINES = 15;

  private LogTail() {}

  /** Starts with a line break and the log's path. */
  public static String of(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return "\n" + log + ":\n  " + String.join("\n  ", last);
    } catch (IOException e) {
      return "\n" + log + " cannot be read: " + e.getMessage();
    }
  }
}
