package dev.hindsight.local;

import dev.hindsight.local.control.ControlSocket;
import dev.hindsight.local.report.Progress;
import dev.hindsight.local.report.Terminal;
import dev.hindsight.local.report.Welcome;
import dev.hindsight.local.stack.LaunchLock;
import dev.hindsight.local.stack.Leftovers;
import dev.hindsight.local.stack.Stack;
import dev.hindsight.local.stack.StackFile;
import dev.hindsight.local.stack.StackOptions;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The process that holds a stack: starts it, stays with it, and stops it when it is told to end
 * itself.
 */
final class Launcher {
  private final Terminal terminal;
  private final StackOptions options;

  Launcher(Terminal terminal, StackOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /** Returns only when the start fails; otherwise the process ends by a signal. */
  int run(boolean inForeground) {
    boolean runs = new StackFile(options.data()).readRunning().isPresent();
    Optional<LaunchLock> lock = runs ? Optional.empty() : LaunchLock.acquire(options.data());
    if (lock.isEmpty()) {
      throw new IllegalStateException(alreadyRunning());
    }
    try (LaunchLock _ = lock.get()) {
      Leftovers.end(options.data());
      terminal.line("Hindsight starts on " + options.data().root());
      Stack stack = Stack.prepare(options, new Progress(terminal));
      Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop the stack"));
      return start(stack, inForeground);
    }
  }

  private int start(Stack stack, boolean inForeground) {
    try {
      stack.start();
    } catch (IllegalStateException e) {
      stack.stop();
      System.err.println("hindsight up: " + e.getMessage());
      return 1;
    }
    // The shutdown hook ends the process with the socket open: nobody can be let in anyway.
    try (ControlSocket _ =
        ControlSocket.open(
            options.data(), name -> stack.startService(options.services().named(name)))) {
      Welcome.print(terminal, options.root(), options.data());
      if (inForeground) {
        terminal.line("Ctrl-C stops it, too.");
      }
      stack.announceReady();
      awaitSignal();
    }
    return 0;
  }

  private String alreadyRunning() {
    String where =
        new StackFile(options.data())
            .readRunning()
            .map(stack -> stack.gateway() + ", process " + stack.launcher().pid())
            .orElse("it is just starting");
    return "Hindsight runs already on "
        + options.data().root()
        + " ("
        + where
        + "): ./hindsight status shows it, "
        + "./hindsight down stops it, --data DIR and --port N start a second one beside it";
  }

  /** The shutdown hook does the rest. */
  private static void awaitSignal() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
