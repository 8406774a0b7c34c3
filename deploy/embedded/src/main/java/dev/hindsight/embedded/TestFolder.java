package dev.hindsight.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder under the module's {@code target} for the time of one test JVM. */
final class TestFolder {
  private TestFolder() {}

  static Path create(String name) {
    try {
      Path parent = Path.of("target", "embedded").toAbsolutePath();
      Files.createDirectories(parent);
      return Files.createTempDirectory(parent, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder, Runnable stopFirst) {
    stopFirst.run();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      System.err.println(folder + " could not be removed: " + e.getMessage());
    }
  }
}
