package dev.hindsight.local;

import dev.hindsight.local.access.TokenCommand;
import dev.hindsight.local.audit.VerifyCommand;
import dev.hindsight.local.backup.ExportCommand;
import dev.hindsight.local.backup.RestoreCommand;
import dev.hindsight.local.consumer.NewConsumerCommand;
import dev.hindsight.local.importer.ImportCommand;
import dev.hindsight.local.parked.ParkedCommand;
import dev.hindsight.local.rebuild.RebuildCommand;
import dev.hindsight.local.rebuild.SandboxCommand;
import dev.hindsight.local.stack.ServiceFiles;
import dev.hindsight.local.stack.Services;
import dev.hindsight.local.training.TrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program behind {@code ./hindsight}. */
@Command(
    name = "hindsight",
    description = "The backend of a shop that forgets nothing.",
    mixinStandardHelpOptions = true)
public final class Hindsight {
  private static final int USAGE_ERROR = 2;

  private Hindsight() {}

  public static void main(String[] arguments) {
    System.exit(run(new ServiceFiles(Repository.root()), arguments));
  }

  /** Runs one command and returns its exit code. */
  static int run(Services services, String... arguments) {
    var commands =
        new CommandLine(new Hindsight())
            .addSubcommand(new UpCommand(services))
            .addSubcommand(new StartCommand(services))
            .addSubcommand(new DownCommand())
            .addSubcommand(new StatusCommand())
            .addSubcommand(new TokenCommand())
            .addSubcommand(new NewConsumerCommand(Repository.root()))
            .addSubcommand(new ImportCommand())
            .addSubcommand(new ExportCommand())
            .addSubcommand(new RestoreCommand())
            .addSubcommand(new VerifyCommand())
            .addSubcommand(new ParkedCommand())
            .addSubcommand(new RebuildCommand())
            .addSubcommand(new SandboxCommand())
            .addSubcommand(new TrainCommand(Repository.root()));
    commands.setParameterExceptionHandler((e, _) -> usageError(e));
    commands.setExecutionExceptionHandler((e, command, _) -> failure(e, command));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    if (arguments.length == 0) {
      commands.usage(System.out);
      return 0;
    }
    return commands.execute(arguments);
  }

  private static int usageError(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    System.err.println(command + ": " + reason(e) + " (see ./" + command + " --help)");
    return USAGE_ERROR;
  }

  private static String reason(ParameterException e) {
    boolean unknownCommand =
        e instanceof UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
            && e.getCommandLine().getParent() == null;
    String text = String.valueOf(e.getMessage()).replace('\n', ' ');
    return unknownCommand ? text.replace("Unmatched argument at index 0", "Unknown command") : text;
  }

  private static int failure(Exception e, CommandLine command) {
    System.err.println(command.getCommandSpec().qualifiedName() + ": " + e.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
