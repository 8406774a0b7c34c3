package dev.hindsight.local;

import dev.hindsight.local.report.StatusJson;
import dev.hindsight.local.report.StatusReport;
import dev.hindsight.local.report.StatusTable;
import dev.hindsight.local.report.Terminal;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.StackFile;
import dev.hindsight.local.stack.StackStatus;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what runs, how it is, and how far each projection is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Tells what runs, healthy or not, and how far each projection is; exit code 0 when all is healthy.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Override
  public Integer call() {
    DataFolder folder = data.folder();
    var terminal = new Terminal(System.out);
    Optional<StackStatus> stack = new StackFile(folder).read();
    if (stack.isEmpty()) {
      String text = "Hindsight does not run on " + folder.root() + ": ./hindsight up starts it";
      terminal.line(json ? StatusJson.nothing(folder.root().toString()) : text);
      return 1;
    }
    StatusReport report = StatusReport.of(stack.get());
    if (json) {
      terminal.line(StatusJson.of(report));
    } else {
      new StatusTable(terminal).print(report);
    }
    return report.isHealthy() ? 0 : 1;
  }
}
