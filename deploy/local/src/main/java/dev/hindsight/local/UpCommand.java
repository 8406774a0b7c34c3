package dev.hindsight.local;

import dev.hindsight.local.report.Terminal;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.Services;
import dev.hindsight.local.stack.StackOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the whole stack. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts Kafka, PostgreSQL, the services and the gateway; Ctrl-C stops them.")
final class UpCommand implements Callable<Integer> {
  private final Services services;

  @Mixin private final DataOption data = new DataOption();
  @Mixin private final PortOptions ports = new PortOptions();

  @Option(names = "--detach", description = "Return when all is ready; ./hindsight down stops it.")
  private boolean detach;

  @Option(names = Daemon.OPTION, hidden = true)
  private boolean daemon;

  UpCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    DataFolder folder = data.folder();
    var options = new StackOptions(Repository.root(), folder, services, ports.wishes());
    folder.create();
    var terminal = new Terminal(System.out);
    if (detach) {
      return new Daemon(terminal, folder).launchAndFollow();
    }
    return new Launcher(terminal, options).run(!daemon);
  }
}
