package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What came of one run of a script.
 *
 * @param output both streams
 */
record Command(int exitCode, String output) {

  private static final int LIMIT_MINUTES = 8;

  /** Runs lines of bash in a folder, and ends with the first that fails. */
  static Command bash(Path folder, String script) throws IOException, InterruptedException {
    return run(folder, List.of("bash", "-euo", "pipefail", "-c", script), Map.of());
  }

  /** Runs a command of this very build. */
  static Command run(Path folder, List<String> line, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("hindsight", ".out");
    try {
      var builder =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("HINDSIGHT_BUILD", "never");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly();
      }
      String said = Files.readString(output);
      assertThat(ended).as("%s ends; it said: %s", line, said).isTrue();
      return new Command(process.exitValue(), said);
    } finally {
      Files.delete(output);
    }
  }

  /** What it said; it must have ended well. */
  String succeeded() {
    assertThat(exitCode).as(output).isZero();
    return output;
  }
}
