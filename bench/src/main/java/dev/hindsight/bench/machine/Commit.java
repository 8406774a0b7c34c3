package dev.hindsight.bench.machine;

import dev.hindsight.embedded.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Which state of the code it was. */
public final class Commit {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Commit() {}

  /** As Git describes it; {@code unknown} where there is no Git. */
  public static String of(Path root) throws InterruptedException {
    try {
      return new Program("git", "describe", "--always", "--dirty").in(root).run(LIMIT).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
