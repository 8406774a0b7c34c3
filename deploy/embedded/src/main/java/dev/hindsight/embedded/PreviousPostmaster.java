package dev.hindsight.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What a server that ended without a word left behind in the data folder. */
final class PreviousPostmaster {
  private PreviousPostmaster() {}

  /**
   * Waits for a server that is still shutting down, and removes the lock file of one that is gone:
   * its process id may belong to a stranger by now, and PostgreSQL would take that for itself.
   */
  static void clear(Path data) {
    Path lock = data.resolve("postmaster.pid");
    OptionalLong pid = pidIn(lock);
    if (pid.isEmpty()) {
      return;
    }
    Poll.until(
        "the PostgreSQL server " + pid.getAsLong() + " on " + data + " ends",
        () -> !serves(pid.getAsLong(), data));
    try {
      Files.deleteIfExists(lock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OptionalLong pidIn(Path lock) {
    try {
      return Files.readString(lock)
          .lines()
          .limit(1)
          .mapToLong(line -> Long.parseLong(line.strip()))
          .findFirst();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean serves(long pid, Path data) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "cmdline"));
      return new String(line, StandardCharsets.UTF_8).contains(data.toString());
    } catch (IOException e) {
      return false;
    }
  }
}
