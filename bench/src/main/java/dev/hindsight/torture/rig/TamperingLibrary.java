package dev.hindsight.torture.rig;

import dev.hindsight.embedded.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** {@code tampering.c}, compiled: what is loaded into a process before anything else. */
public final class TamperingLibrary {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private TamperingLibrary() {}

  /** Whether this machine can make it: there is a C compiler, and Linux. */
  public static boolean isPossible() {
    return System.getProperty("os.name").equals("Linux")
        && Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cc")));
  }

  static Path make(Path folder) throws IOException {
    Files.createDirectories(folder);
    var source = folder.resolve("tampering.c");
    var library = folder.resolve("tampering.so");
    try (var text = TamperingLibrary.class.getResourceAsStream("tampering.c")) {
      if (text == null) {
        throw new UncheckedIOException(new IOException("tampering.c is not packaged"));
      }
      Files.copy(text, source);
    }
    try {
      new Program(
              "cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString(), "-ldl")
          .run(LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + source + " is compiled", e);
    }
    return library;
  }
}
