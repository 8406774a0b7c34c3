package dev.hindsight.local.stack;

import dev.hindsight.embedded.Poll;
import dev.hindsight.embedded.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Processes of a launcher that has ended without a word: their guards end them, and we see to it.
 */
public final class Leftovers {
  private static final Duration GRACE = Duration.ofSeconds(35);

  private Leftovers() {}

  /**
   * Returns when none of the recorded processes is left; strangers with a reused number are not
   * touched.
   */
  public static void end(DataFolder data) {
    new StackFile(data)
        .read()
        .filter(stack -> !stack.isRunning())
        .ifPresent(stack ->
            end(stack.parts().stream().map(PartStatus::process).filter(Objects::nonNull).toList()));
  }

  private static void end(List<ProcessId> processes) {
    if (Poll.within(GRACE, () -> processes.stream().noneMatch(ProcessId::isAlive))) {
      return;
    }
    processes.stream().filter(ProcessId::isAlive).forEach(one -> Signals.send("KILL", one.pid()));
    if (!Poll.within(GRACE, () -> processes.stream().noneMatch(ProcessId::isAlive))) {
      throw new IllegalStateException(
          "processes of the previous stack cannot be ended: " + processes);
    }
  }
}
