package dev.hindsight.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that is not taken for a later one with the same number.
 *
 * @param pid its number, which the kernel gives out again one day
 * @param startTicks when it started, in clock ticks since boot
 */
public record ProcessId(long pid, long startTicks) {
  private static final int STATE = 0;
  private static final int START_TIME = 19;

  public static Optional<ProcessId> of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      // The second field is the program's name in brackets, which may hold blanks and brackets
      // itself.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[STATE].equals("Z")
          ? Optional.empty()
          : Optional.of(new ProcessId(pid, Long.parseLong(fields[START_TIME])));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public boolean isAlive() {
    return of(pid).filter(this::equals).isPresent();
  }
}
