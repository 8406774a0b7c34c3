package dev.hindsight.local.consumer;

import dev.hindsight.local.report.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a new consumer service. */
@Command(
    name = "new-consumer",
    mixinStandardHelpOptions = true,
    description =
        "Writes a service of your own: a view with its table, its resource, its test, its place in"
            + " the stack, at the gateway and in Kubernetes.")
public final class NewConsumerCommand implements Callable<Integer> {
  private final Path root;
  private final Terminal terminal = new Terminal(System.out);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME",
      description = "Its name, and its path at the gateway: cart-pieces.")
  private String name = "";

  public NewConsumerCommand(Path root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ConsumerName consumer = named();
    List<Path> files = new NewConsumer(root, consumer).write();
    terminal.line(consumer.text() + " is written:");
    files.forEach(file -> terminal.line("  " + file));
    terminal.line("  pom.xml  (one line: its module)");
    terminal.line("");
    terminal.line("Next");
    terminal.line("  ./hindsight start " + name);
    terminal.line("    builds it, starts it in the running stack, fills it from the first event");
    terminal.line("  curl http://127.0.0.1:8080/" + name);
    terminal.line("  " + name + "/README.md says what to change for a view of your own");
    return 0;
  }

  private ConsumerName named() {
    try {
      return new ConsumerName(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
