package dev.hindsight.local.training;

import dev.hindsight.embedded.AotCache;
import dev.hindsight.embedded.JvmOptions;
import dev.hindsight.embedded.Program;
import dev.hindsight.local.stack.ServicePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes a cache out of what was recorded. */
final class Assembly {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final AotCache cache;

  Assembly(AotCache cache) {
    this.cache = cache;
  }

  /**
   * Takes the place of the one before at once.
   *
   * @throws IOException when none was made; the one before is still there then
   */
  void run() throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java") + ""));
    line.addAll(ServicePart.JVM);
    line.addAll(JvmOptions.ofEnvironment());
    line.addAll(cache.assembly());
    Files.deleteIfExists(cache.unfinished());
    try {
      // It tells about classes that it leaves out, which is no error.
      var said = new Program(line).run(LIMIT);
      if (!Files.exists(cache.unfinished())) {
        throw new IOException("no cache was made: " + said.strip());
      }
      Files.move(cache.unfinished(), cache.file(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(cache.recording());
    }
  }
}
