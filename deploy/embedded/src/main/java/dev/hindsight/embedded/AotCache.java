package dev.hindsight.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the JVM of a program keeps of a run to learn from (JEP 483, 514 and 515): classes loaded and
 * linked, and which methods are worth compiling. It lies beside the program; a JVM that does not
 * find it fit for itself starts without.
 *
 * @param jar the program
 */
public record AotCache(Path jar) {

  public Path file() {
    return jar.resolveSibling("app.aot");
  }

  /** What is yet to become the cache: JVMs that start meanwhile must not see half of it. */
  public Path unfinished() {
    return jar.resolveSibling("app.aot.unfinished");
  }

  /** What a run has left to make the cache of. */
  public Path recording() {
    return jar.resolveSibling("app.aotconf");
  }

  /** The arguments of {@code java} that run the program, from the cache if there is one. */
  public List<String> program() {
    return isOfThisJar()
        ? List.of("-XX:AOTCache=" + file(), "-jar", jar.toString())
        : List.of("-jar", jar.toString());
  }

  /** The same for a run to learn from. */
  public List<String> recordedProgram() {
    return List.of(
        "-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording(), "-jar", jar.toString());
  }

  /** The same to make the unfinished cache, which runs nothing. */
  public List<String> assembly() {
    return List.of(
        "-XX:AOTMode=create",
        "-XX:AOTConfiguration=" + recording(),
        "-XX:AOTCache=" + unfinished(),
        "-jar",
        jar.toString());
  }

  // The JVM would see it by itself, and complain.
  private boolean isOfThisJar() {
    try {
      return Files.exists(file())
          && Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(jar)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("whether " + file() + " is up to date is not known", e);
    }
  }
}
