package dev.hindsight.local;

import dev.hindsight.embedded.Poll;
import dev.hindsight.local.access.Bearer;
import dev.hindsight.local.control.ControlCall;
import dev.hindsight.local.report.Filling;
import dev.hindsight.local.report.Progress;
import dev.hindsight.local.report.Terminal;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.PartState;
import dev.hindsight.local.stack.PartStatus;
import dev.hindsight.local.stack.ProcessId;
import dev.hindsight.local.stack.Services;
import dev.hindsight.local.stack.StackFile;
import dev.hindsight.local.stack.StackStatus;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts one more service in a stack that runs. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description =
        "Starts a service in a running stack, nothing else is touched; returns when it is level"
            + " with the log.")
final class StartCommand implements Callable<Integer> {
  /** A start has a limit of its own below this one, and so has the stop before a start anew. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Services services;
  private final Terminal terminal = new Terminal(System.out);

  @Parameters(paramLabel = "NAME", description = "The service, as in deploy/local/services.")
  private String name = "";

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--again",
      description = "Stop it first when it runs: it comes back as built now.")
  private boolean again;

  @Option(names = "--detach", description = "Return when it answers; it fills itself meanwhile.")
  private boolean detach;

  StartCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws InterruptedException {
    DataFolder folder = data.folder();
    StackStatus stack = running(folder);
    services.named(name);
    Optional<PartStatus> before = part(stack).filter(StartCommand::runs);
    if (before.isPresent() && !again) {
      terminal.line(
          name + " runs already: " + before.get().address() + " (--again starts it anew)");
    } else {
      start(folder, stack);
    }
    if (!detach) {
      PartStatus part = part(running(folder)).orElseThrow();
      new Filling(
              terminal,
              part,
              Bearer.of(folder),
              () -> part(running(folder)).filter(StartCommand::runs).isPresent())
          .follow();
      if (Files.exists(Repository.root().resolve("deploy/gateway").resolve(name))) {
        terminal.line("Its answers: " + stack.gateway() + "/" + name);
      }
    }
    return 0;
  }

  private void start(DataFolder folder, StackStatus stack) throws InterruptedException {
    var call = new FutureTask<Void>(() -> new ControlCall(folder).start(name), null);
    Thread.ofVirtual().start(call);
    var file = new StackFile(folder);
    var seen = new ChangedParts(new Progress(terminal), stack);
    boolean over =
        Poll.within(
            LIMIT,
            () -> {
              boolean done = call.isDone();
              file.read().ifPresent(seen::look);
              return done;
            });
    if (!over) {
      throw new IllegalStateException(
          "not ready after " + LIMIT.toMinutes() + " minutes; log: " + folder.log(name));
    }
    try {
      call.get();
    } catch (ExecutionException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(String.valueOf(reason.getMessage()), e);
    }
  }

  private static StackStatus running(DataFolder folder) {
    return new StackFile(folder)
        .readRunning()
        .orElseThrow(() ->
            new IllegalStateException(
                "Hindsight does not run on " + folder.root() + ": ./hindsight up starts it"));
  }

  private Optional<PartStatus> part(StackStatus stack) {
    return stack.parts().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private static boolean runs(PartStatus part) {
    ProcessId process = part.process();
    return part.state() == PartState.READY && process != null && process.isAlive();
  }
}
