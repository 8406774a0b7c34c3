package dev.hindsight.local.training;

import dev.hindsight.embedded.AotCache;
import dev.hindsight.local.access.Bearer;
import dev.hindsight.local.report.Progress;
import dev.hindsight.local.report.Terminal;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.ServiceDescription;
import dev.hindsight.local.stack.ServiceFiles;
import dev.hindsight.local.stack.Stack;
import dev.hindsight.local.stack.StackOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hindsight train}: an AOT cache beside each service. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts everything once on data of its own, lets the services work, and leaves beside each",
      "what its JVM needs to start faster (an AOT cache, app.aot). A new build needs a new one.",
    })
public final class TrainCommand implements Callable<Integer> {

  private final Path root;
  private final Terminal terminal = new Terminal(System.out);

  @Option(names = "--seconds", paramLabel = "N", description = "How long they work.")
  private int seconds = 20;

  public TrainCommand(Path root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var files = new ServiceFiles(root);
    var services = files.all();
    var data = new DataFolder(Files.createTempDirectory("hindsight-train").resolve("data"));
    data.create();
    // When it fails, the logs that it names are still there.
    record(data, files, services);
    data.wipe();
    for (ServiceDescription service : services) {
      assemble(service.name(), files.cache(service.name()));
    }
    return 0;
  }

  private void record(DataFolder data, ServiceFiles files, List<ServiceDescription> services)
      throws IOException, InterruptedException {
    var recorded =
        services.stream()
            .map(service -> service.with(files.cache(service.name()).recordedProgram()))
            .toList();
    var stack =
        Stack.prepare(
            new StackOptions(root, data, () -> recorded, Map.of()), new Progress(terminal));
    var stop = new Thread(stack::stop, "stop the stack");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      stack.start();
      terminal.line("  at work for %d s".formatted(seconds));
      var gateway = URI.create("http://127.0.0.1:" + stack.ports().of("gateway"));
      new Work(gateway, Bearer.of(data)).run(Duration.ofSeconds(seconds));
    } finally {
      stack.stop();
      Runtime.getRuntime().removeShutdownHook(stop);
    }
  }

  private void assemble(String service, AotCache cache) throws IOException, InterruptedException {
    var start = System.nanoTime();
    new Assembly(cache).run();
    var took = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
    terminal.line(
        "  %-18s %4d MB in %5.1f s  %s"
            .formatted(service, Files.size(cache.file()) >> 20, took, cache.file()));
  }
}
