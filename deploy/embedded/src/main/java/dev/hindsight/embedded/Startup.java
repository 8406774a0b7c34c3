package dev.hindsight.embedded;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Waits until a process that has just been started answers; when it fails, says so with the end of
 * its log.
 */
public final class Startup {
  private Startup() {}

  public static void await(String name, GuardedProcess process, Path log, BooleanSupplier ready) {
    try {
      Poll.until(name + " is ready", () -> !process.isAlive() || ready.getAsBoolean());
    } catch (IllegalStateException e) {
      process.kill();
      throw new IllegalStateException(e.getMessage() + LogTail.of(log), e);
    }
    if (!process.isAlive()) {
      int code = process.onExit().join();
      throw new IllegalStateException(
          name + " ended while starting, exit code " + code + LogTail.of(log));
    }
  }
}
