package dev.hindsight.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends POSIX signals, which the JDK cannot. */
public final class Signals {
  private Signals() {}

  /** Sends a signal by its name without {@code SIG}; a process that is gone already is no error. */
  public static void send(String name, long pid) {
    if (ProcessHandle.of(pid).isEmpty()) {
      return;
    }
    try {
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid).inheritIO().start();
      if (kill.waitFor() != 0 && ProcessHandle.of(pid).isPresent()) {
        throw new IllegalStateException("signal " + name + " did not reach process " + pid);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while signalling process " + pid, e);
    }
  }
}
