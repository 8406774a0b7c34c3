package dev.hindsight.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another program, run to its end. */
public final class Program {

  private final List<String> line;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Path folder = Path.of("");

  /** What is started, with its arguments. */
  public Program(List<String> line) {
    this.line = List.copyOf(line);
  }

  public Program(String... line) {
    this(List.of(line));
  }

  /** Runs it there. */
  public Program in(Path where) {
    folder = where;
    return this;
  }

  /** For secrets: arguments can be read by everyone on the machine. */
  public Program with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /**
   * What it said, on both channels.
   *
   * @throws IOException when it ends with another status than 0, or not in time: it is ended then
   */
  public String run(Duration limit) throws IOException, InterruptedException {
    // A file, not a pipe: a child that lives on would keep a pipe open.
    var output = Files.createTempFile("hindsight", ".out");
    try {
      var builder =
          new ProcessBuilder(line)
              .directory(folder.toAbsolutePath().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        process.destroy();
        throw new IOException(String.join(" ", line) + " does not end");
      }
      var said = Files.readString(output, UTF_8);
      if (process.exitValue() != 0) {
        throw new IOException(String.join(" ", line) + " failed: " + said.strip());
      }
      return said;
    } finally {
      Files.delete(output);
    }
  }
}
