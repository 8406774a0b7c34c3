package dev.hindsight.bench.against;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A working copy of Hindsight that measures itself. */
public final class Checkout implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LIMIT_HOURS = 6;

  private final Path root;
  private final Path origin;

  private Checkout(Path root, Path origin) {
    this.root = root;
    this.origin = origin;
  }

  /** The one that this runs from. */
  public static Checkout here(Path root) {
    return new Checkout(root, root);
  }

  /**
   * Another commit, in a folder that is not there yet.
   *
   * @throws IOException when there is no such commit, or it has no bench
   */
  public static Checkout of(String reference, Path origin, Path folder)
      throws IOException, InterruptedException {
    run(origin, "git", "worktree", "add", "--quiet", "--detach", folder.toString(), reference);
    var checkout = new Checkout(folder, origin);
    if (!Files.exists(folder.resolve("bench/pom.xml"))) {
      checkout.close();
      throw new IOException(reference + " has no bench to compare with");
    }
    return checkout;
  }

  /** One round of some parts, in a process of its own; builds the checkout when it must. */
  public JsonNode measure(List<String> parts, int seconds, Path results)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(root.resolve("hindsight").toString(), "bench"));
    line.addAll(parts);
    line.addAll(List.of("--rounds", "1", "--seconds", Integer.toString(seconds), "--results"));
    line.add(results.toString());
    run(root, line.toArray(String[]::new));
    return JSON.readTree(results.resolve("latest.json").toFile());
  }

  private static void run(Path folder, String... line) throws IOException, InterruptedException {
    var output = Files.createTempFile("hindsight", ".out");
    try {
      var process =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(LIMIT_HOURS, TimeUnit.HOURS)) {
        process.destroy();
        throw new IOException(String.join(" ", line) + " does not end");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            String.join(" ", line) + " failed: " + Files.readString(output).strip());
      }
    } finally {
      Files.delete(output);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (!root.equals(origin)) {
      run(origin, "git", "worktree", "remove", "--force", root.toString());
    }
  }
}
