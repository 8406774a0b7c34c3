package dev.hindsight.local;

import dev.hindsight.embedded.Poll;
import dev.hindsight.embedded.Signals;
import dev.hindsight.local.report.Progress;
import dev.hindsight.local.report.Terminal;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.LaunchLock;
import dev.hindsight.local.stack.Leftovers;
import dev.hindsight.local.stack.PartState;
import dev.hindsight.local.stack.StackFile;
import dev.hindsight.local.stack.StackStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops the stack. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops everything without loss; --wipe forgets the data.")
final class DownCommand implements Callable<Integer> {
  /** Services drain first, then the stores stop: each has a limit of its own below this one. */
  private static final Duration LIMIT = Duration.ofSeconds(150);

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--wipe", description = "Remove the data, too.")
  private boolean wipe;

  private final Terminal terminal = new Terminal(System.out);

  @Override
  public Integer call() {
    DataFolder folder = data.folder();
    Optional<StackStatus> running = new StackFile(folder).readRunning();
    if (running.isPresent()) {
      stop(folder, running.get());
    } else {
      Leftovers.end(folder);
      terminal.line("Hindsight does not run on " + folder.root());
    }
    if (!folder.isOurs()) {
      return wipe ? refuseToWipe(folder) : 0;
    }
    try (LaunchLock _ = lock(folder)) {
      if (wipe) {
        folder.wipe();
        terminal.line("The data in " + folder.root() + " is gone.");
      }
    }
    return 0;
  }

  /** With the lock in hand nothing runs here, and nothing starts meanwhile. */
  private static LaunchLock lock(DataFolder folder) {
    return LaunchLock.acquire(folder)
        .orElseThrow(
            () -> new IllegalStateException("Hindsight is just being started on " + folder.root()));
  }

  private int refuseToWipe(DataFolder folder) {
    if (folder.root().toFile().exists()) {
      folder.wipe();
    }
    terminal.line("There is no data in " + folder.root());
    return 0;
  }

  private void stop(DataFolder folder, StackStatus stack) {
    terminal.line("Hindsight stops on " + folder.root());
    var file = new StackFile(folder);
    var progress = new Progress(terminal);
    var seen = new ChangedParts(progress, stack);
    stack.parts().forEach(part -> progress.changed(part.as(PartState.STOPPING)));
    Signals.send("TERM", stack.launcher().pid());
    boolean ended =
        Poll.within(
            LIMIT,
            () -> {
              file.read().ifPresent(seen::look);
              return !stack.launcher().isAlive();
            });
    if (!ended) {
      throw new IllegalStateException(
          "the launcher, process "
              + stack.launcher().pid()
              + ", still runs after "
              + LIMIT.toSeconds()
              + " s; log: "
              + folder.launcherLog());
    }
    file.read().ifPresent(seen::look);
    Leftovers.end(folder);
    terminal.line("Hindsight is down" + (wipe ? "." : "; its data is kept."));
  }
}
