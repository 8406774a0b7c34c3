package dev.hindsight.events.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The checksums of every schema and golden sample ever published, as {@code sha256sum} writes them:
 * {@code sha256sum -c src/test/resources/published.sha256} checks them too.
 */
final class PublishedFiles {

  private static final String LIST = "src/test/resources/published.sha256";
  private static final List<String> FOLDERS =
      List.of("src/main/resources/schemas", "src/test/resources/golden");

  private final Path module;
  private final Map<String, String> listed = new TreeMap<>();

  PublishedFiles(Path module) throws IOException {
    this.module = module;
    for (var line : Files.readAllLines(module.resolve(LIST))) {
      var parts = line.split("  ", 2);
      if (parts.length != 2 || listed.put(parts[1], parts[0]) != null) {
        throw new IllegalStateException(LIST + ": not \"<checksum>  <file>\", or twice: " + line);
      }
    }
  }

  /** Listed files that are not what they were when they were published. */
  List<String> changedOrGone() throws IOException {
    var changed = new ArrayList<String>();
    for (var entry : listed.entrySet()) {
      var file = module.resolve(entry.getKey());
      if (!Files.exists(file) || !checksum(file).equals(entry.getValue())) {
        changed.add(entry.getKey());
      }
    }
    return changed;
  }

  /** Schemas and samples that are not on the list, in order. */
  List<String> unlisted() throws IOException {
    var found = new ArrayList<String>();
    for (var folder : FOLDERS) {
      try (var files = Files.walk(module.resolve(folder))) {
        files
            .filter(Files::isRegularFile)
            .map(file -> module.relativize(file).toString().replace('\\', '/'))
            .filter(name -> !listed.containsKey(name))
            .forEach(found::add);
      }
    }
    return found.stream().sorted().toList();
  }

  /** Adds the unlisted files at the end of the list; what stands there is never touched. */
  List<String> list() throws IOException {
    var broken = changedOrGone();
    if (!broken.isEmpty()) {
      throw new IllegalStateException(
          "published files have changed or are gone: " + broken + ". " + NEVER_CHANGES);
    }
    var added = unlisted();
    var lines = new StringBuilder();
    for (var name : added) {
      lines.append(checksum(module.resolve(name))).append("  ").append(name).append('\n');
    }
    Files.writeString(module.resolve(LIST), lines, StandardOpenOption.APPEND);
    return added;
  }

  static final String NEVER_CHANGES =
      "An event type never changes, for what is in the log stays there: restore these files, and"
          + " publish a new version (.v2) with a schema, samples and an upcaster of its own."
          + " See event-schemas/README.md.";

  private static String checksum(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
