package dev.hindsight.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What it was measured on. */
public record Machine(String cpu, int cores, long memoryMegabytes, String system) {

  private static final Path CPUS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  /** This one. */
  public static Machine here() throws IOException {
    return new Machine(
        value(CPUS, "model name", System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(value(MEMORY, "MemTotal", "0").replaceAll("\\D", "")) / 1_024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  // Only Linux has these files.
  private static String value(Path file, String name, String otherwise) throws IOException {
    if (!Files.exists(file)) {
      return otherwise;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    }
  }
}
