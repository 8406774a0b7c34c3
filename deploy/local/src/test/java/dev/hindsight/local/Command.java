package dev.hindsight.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of the command line in a process of its own.
 *
 * @param output both streams
 */
record Command(int exitCode, String output) {
  private static final long LIMIT_SECONDS = 180;

  /** Runs it to its end, on the repository at {@code root}. */
  static Command run(Path root, Object... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("hindsight", ".out");
    try {
      Process process = start(root, output, arguments);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "not over after " + LIMIT_SECONDS + " s: " + Files.readString(output));
      }
      return new Command(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  static Process start(Path root, Path output, Object... arguments) throws IOException {
    var line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dhindsight.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                StandInHindsight.class.getName()));
    for (Object argument : arguments) {
      line.add(argument.toString());
    }
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
