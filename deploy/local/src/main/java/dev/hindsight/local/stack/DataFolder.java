package dev.hindsight.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything that one stack keeps, and where. */
public record DataFolder(Path root) {

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  public Path log(String part) {
    return root.resolve("logs").resolve(part + ".log");
  }

  public Path launcherLog() {
    return root.resolve("run").resolve("launcher.log");
  }

  Path part(String name) {
    return root.resolve(name);
  }

  Path lock() {
    return root.resolve("run").resolve("lock");
  }

  Path stackFile() {
    return root.resolve("run").resolve("stack.json");
  }

  /** Where a running launcher listens to other commands. */
  public Path control() {
    return root.resolve("run").resolve("control");
  }

  Path ports() {
    return root.resolve("ports.properties");
  }

  Path secrets() {
    return root.resolve("secrets.properties");
  }

  /** Makes the folder ours; one that holds somebody else's files is left alone. */
  public void create() {
    if (!isOurs() && !isEmptyOrMissing()) {
      throw new IllegalStateException(
          root
              + " holds other files: name an empty or a new folder with --data, so that nothing of"
              + " yours is touched");
    }
    try {
      Files.createDirectories(root.resolve("run"));
      Files.createDirectories(root.resolve("logs"));
      Files.writeString(marker(), "The data of a local Hindsight stack.\n");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the data cannot be kept in " + root + ": " + e.getMessage(), e);
    }
  }

  /** Forgets everything; only a folder that carries our mark is ever removed. */
  public void wipe() {
    if (!isOurs()) {
      throw new IllegalStateException(root + " was not made by ./hindsight up: it is left alone");
    }
    try (Stream<Path> files = Files.walk(root)) {
      // The mark goes last but for the folder itself: an interrupted wipe can be repeated.
      List<Path> deepestFirst =
          files
              .filter(file -> !file.equals(marker()) && !file.equals(root))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
      Files.delete(marker());
      Files.delete(root);
    } catch (IOException e) {
      throw new UncheckedIOException(root + " could not be removed: " + e.getMessage(), e);
    }
  }

  public boolean isOurs() {
    return Files.exists(marker());
  }

  private boolean isEmptyOrMissing() {
    if (!Files.exists(root)) {
      return true;
    }
    try (Stream<Path> files = Files.list(root)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(root + " cannot be used: " + e.getMessage(), e);
    }
  }

  private Path marker() {
    return root.resolve(".hindsight");
  }
}
