package dev.hindsight.bench.against;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.embedded.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A working copy of Hindsight that measures itself. */
public final class Checkout implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofHours(6);

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
    new Program("git", "worktree", "add", "--quiet", "--detach", folder.toString(), reference)
        .in(origin)
        .run(LIMIT);
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
    new Program(line).in(root).run(LIMIT);
    return JSON.readTree(results.resolve("latest.json").toFile());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (!root.equals(origin)) {
      new Program("git", "worktree", "remove", "--force", root.toString()).in(origin).run(LIMIT);
    }
  }
}
