package dev.hindsight.local.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.embedded.JvmOptions;
import dev.hindsight.local.stack.AotCache;
import dev.hindsight.local.stack.ServicePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a cache out of what was recorded. */
final class Assembly {

  private final AotCache cache;

  Assembly(AotCache cache) {
    this.cache = cache;
  }

  /**
   * Takes the place of the one before.
   *
   * @throws IOException when there is none afterwards
   */
  void run() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var line = new ArrayList<>(List.of(java));
    line.addAll(ServicePart.JVM);
    line.addAll(JvmOptions.ofEnvironment());
    line.addAll(cache.assembly());
    Files.deleteIfExists(cache.file());
    var said = Files.createTempFile("hindsight-assembly", ".log");
    try {
      var process =
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile()).start();
      // It tells about classes that it leaves out, which is no error.
      if (process.waitFor() != 0 || !Files.exists(cache.file())) {
        throw new IOException("no cache was made: " + Files.readString(said, UTF_8).strip());
      }
    } finally {
      Files.delete(said);
      Files.deleteIfExists(cache.recording());
    }
  }
}
