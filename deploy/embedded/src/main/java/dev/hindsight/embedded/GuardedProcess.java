package dev.hindsight.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A child process that ends with this JVM, however this JVM ends.
 *
 * <p>Between the two stands a small shell script that holds the other end of a pipe: when the pipe
 * closes, it stops the child. Both live in a session of their own, so that Ctrl-C on the terminal
 * reaches the parent alone.
 */
public final class GuardedProcess {
  private static final String GUARD = Resources.text("guard.sh");

  /**
   * An unreachable {@link Process} closes its pipe, and with it the child: live ones are held here.
   */
  private static final Set<GuardedProcess> LIVE = ConcurrentHashMap.newKeySet();

  private final Process guard;
  private final ProcessHandle child;

  private GuardedProcess(Process guard, ProcessHandle child) {
    this.guard = guard;
    this.child = child;
  }

  /**
   * Starts a command.
   *
   * @param stopSignal what asks it to end, for instance {@code TERM}
   * @param grace how long it may take to end before it is killed
   * @param log where its output is appended
   */
  public static GuardedProcess start(
      String stopSignal,
      Duration grace,
      Path log,
      Map<String, String> environment,
      List<String> command) {
    var line = new ArrayList<>(List.of("setsid", "sh", "-c", GUARD, "guard", stopSignal));
    line.addAll(List.of(String.valueOf(grace.toSeconds()), log.toAbsolutePath().toString()));
    line.addAll(command);
    var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process guard = builder.start();
      var started = new GuardedProcess(guard, childOf(guard, command.getFirst()));
      LIVE.add(started);
      var _ = guard.onExit().thenRun(started::guardEnded);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(
          command.getFirst() + " cannot be started: " + e.getMessage(), e);
    }
  }

  private static ProcessHandle childOf(Process guard, String name) throws IOException {
    BufferedReader output = guard.inputReader(StandardCharsets.UTF_8);
    String pid = output.readLine();
    if (pid == null) {
      throw new IOException("its guard ended before " + name + " started");
    }
    // A child that is over already is known by its guard's exit code.
    return ProcessHandle.of(Long.parseLong(pid)).orElse(guard.toHandle());
  }

  /** Somebody may have killed the guard alone: its child must not go on without one. */
  private void guardEnded() {
    LIVE.remove(this);
    if (child.isAlive()) {
      child.destroyForcibly();
    }
  }

  /** The process id of the command itself, not of its guard. */
  public long pid() {
    return child.pid();
  }

  public ProcessHandle handle() {
    return child;
  }

  public boolean isAlive() {
    return guard.isAlive();
  }

  /** Completes with the exit code of the command. */
  public CompletableFuture<Integer> onExit() {
    return guard.onExit().thenApply(Process::exitValue);
  }

  /** Asks the command to end, kills it when the grace time is over, and waits for its end. */
  public int stop() {
    try {
      guard.getOutputStream().close();
    } catch (IOException e) {
      guard.destroy();
    }
    return onExit().join();
  }

  /** Sends a signal to the command itself. */
  public void signal(String name) {
    Signals.send(name, child.pid());
  }

  /** Sends a signal to the command and to all processes it has started. */
  public void signalFamily(String name) {
    List<ProcessHandle> family = child.descendants().toList();
    signal(name);
    family.forEach(one -> Signals.send(name, one.pid()));
  }

  /** Ends the command as a crash would, and waits until it and all its children are gone. */
  public void kill() {
    List<ProcessHandle> family = new ArrayList<>(child.descendants().toList());
    signal("KILL");
    onExit().join();
    family.forEach(one -> Poll.until("process " + one.pid() + " is gone", () -> !one.isAlive()));
  }
}
