package dev.hindsight.local;

import java.nio.file.Path;

/** The folder that holds the sources and what was built from them. */
final class Repository {
  private Repository() {}

  /** As the {@code hindsight} script says it. */
  static Path root() {
    String root = System.getProperty("hindsight.root");
    if (root == null) {
      throw new IllegalStateException(
          "start Hindsight by its script ./hindsight, which sets hindsight.root");
    }
    return Path.of(root).toAbsolutePath().normalize();
  }
}
