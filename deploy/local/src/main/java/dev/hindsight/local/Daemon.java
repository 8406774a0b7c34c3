package dev.hindsight.local;

import dev.hindsight.embedded.Poll;
import dev.hindsight.local.report.Terminal;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.Logs;
import dev.hindsight.local.stack.Phase;
import dev.hindsight.local.stack.ProcessId;
import dev.hindsight.local.stack.StackFile;
import dev.hindsight.local.stack.StackStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts this very program again in the background and follows it until all is ready. */
final class Daemon {
  static final String OPTION = "--daemon";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Terminal terminal;
  private final DataFolder data;

  Daemon(Terminal terminal, DataFolder data) {
    this.terminal = terminal;
    this.data = data;
  }

  int launchAndFollow() {
    Optional<StackStatus> running = new StackFile(data).readRunning();
    if (running.isPresent()) {
      return follow(running.get().launcher(), "Hindsight runs already: " + running.get().gateway());
    }
    Logs.rotate(data.launcherLog());
    long pid = launch();
    return ProcessId.of(pid).map(process -> follow(process, "")).orElse(1);
  }

  private long launch() {
    var command = new ArrayList<>(List.of("setsid"));
    OwnCommandLine.words().stream()
        .map(word -> word.equals("--detach") ? OPTION : word)
        .forEach(command::add);
    try {
      return new ProcessBuilder(command)
          .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
          .redirectErrorStream(true)
          .redirectOutput(data.launcherLog().toFile())
          .start()
          .pid();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the launcher cannot be started in the background: " + e.getMessage(), e);
    }
  }

  private int follow(ProcessId launcher, String whenReady) {
    boolean fresh = whenReady.isEmpty();
    var log = new LogFollower(data.launcherLog());
    boolean over =
        Poll.within(
            LIMIT,
            () -> {
              boolean ended = !launcher.isAlive() || isReady(launcher);
              if (fresh) {
                log.printNewLines(terminal);
              }
              return ended;
            });
    if (over && isReady(launcher)) {
      if (!fresh) {
        terminal.line(whenReady);
      }
      return 0;
    }
    throw new IllegalStateException(
        (over ? "the stack did not start" : "not ready after " + LIMIT.toMinutes() + " minutes")
            + "; log: "
            + data.launcherLog());
  }

  private boolean isReady(ProcessId launcher) {
    return new StackFile(data)
        .readRunning()
        .filter(stack -> stack.launcher().equals(launcher) && stack.phase() == Phase.READY)
        .isPresent();
  }
}
