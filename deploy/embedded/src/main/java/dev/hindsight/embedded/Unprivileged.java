package dev.hindsight.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root: says how to start it, where its programs go and who owns its
 * data.
 */
enum Unprivileged {
  /** We are not root: nothing to do. */
  AS_WE_ARE,
  /**
   * A user namespace without a mapping: the process is nobody to itself and root to the file
   * system.
   */
  NAMESPACE("unshare", "-U"),
  /** Where the kernel allows no user namespace: another user id, which must then own the data. */
  OTHER_USER("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  @SuppressWarnings("ImmutableEnumChecker") // List.of copies: nobody changes it.
  private final List<String> prefix;

  Unprivileged(String... prefix) {
    this.prefix = List.of(prefix);
  }

  static Unprivileged detected() {
    return Detected.MODE;
  }

  List<String> command(List<String> command) {
    var line = new ArrayList<>(prefix);
    line.addAll(command);
    return line;
  }

  /** The cache must be readable by the user that runs PostgreSQL, which root's home is not. */
  Path cacheFolder() {
    if (this == OTHER_USER) {
      return Path.of("/var/tmp/hindsight");
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("hindsight");
  }

  void own(Path folder) {
    if (this == OTHER_USER) {
      run(List.of("chown", "-R", "65534:65534", folder.toString()));
    }
  }

  private static boolean run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command, e);
    }
  }

  /** Asked of the machine once. */
  private static final class Detected {
    private static final Unprivileged MODE = detect();

    private static Unprivileged detect() {
      if (!isRoot()) {
        return AS_WE_ARE;
      }
      return run(NAMESPACE.command(List.of("true"))) ? NAMESPACE : OTHER_USER;
    }

    private static boolean isRoot() {
      try {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
