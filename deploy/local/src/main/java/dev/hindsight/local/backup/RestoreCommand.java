package dev.hindsight.local.backup;

import dev.hindsight.events.backup.DamagedExport;
import dev.hindsight.events.backup.LineKind;
import dev.hindsight.local.DataOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hindsight restore FILE}: an export back into a stack that is empty. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fills an empty stack with an export of everything: all of it, or nothing.",
      "The stack must have the master key of the exported one: start it first with",
      "HINDSIGHT_MASTER_KEY=… ./hindsight up (it stands in secrets.properties of the data).",
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything is there, and every read model is level",
      "1:nothing was restored, or a read model does not become level",
      "2:wrong usage"
    })
public final class RestoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final DataOption data = new DataOption();

  @Parameters(paramLabel = "FILE", description = "What ./hindsight export wrote.")
  private Path file = Path.of("");

  @Option(
      names = "--keys",
      paramLabel = "FILE.keys",
      description = "The keys of personal fields; without them these cannot be read.")
  private @Nullable Path keys;

  @Option(
      names = "--other-master-key",
      description = {
        "The master key is lost: restore all the same. Repeated keyed commands and taken e-mail",
        "addresses from before are then not recognised, and personal fields not readable.",
      })
  private boolean otherMasterKey;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var stack = RunningStack.on(data.folder());
    try {
      check();
    } catch (DamagedExport e) {
      throw new IllegalStateException("nothing was restored: " + e.getMessage(), e);
    }
    var head = send(stack);
    new LevelWait(stack, spec.commandLine().getErr()).until(head);
    say("every read model is level");
    return 0;
  }

  private void check() throws IOException, DamagedExport {
    if (keys != null) {
      new ExportFile(keys).check(kind -> {});
    }
    var ticker = new Ticker(spec.commandLine().getErr(), "checked");
    new ExportFile(file).check(ticker);
    say(ticker.line() + ": the file is whole");
  }

  private long send(RunningStack stack) throws IOException, InterruptedException {
    var ticker = new Ticker(spec.commandLine().getErr(), "sent");
    var request =
        stack
            .request("/restore" + (otherMasterKey ? "?otherMasterKey=true" : ""))
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofInputStream(() -> new CountedLines(everything(), ticker)))
            .build();
    var restored = stack.json(request);
    say(
        "restored %d events and %d first answers in %.1f s"
            .formatted(
                restored.path("events").asLong(),
                restored.path("answers").asLong(),
                ticker.seconds()));
    return restored.path("head").asLong();
  }

  private InputStream everything() {
    try {
      var log = new ExportFile(file).open();
      return keys == null ? log : new SequenceInputStream(new ExportFile(keys).open(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }

  /** Tells of each line that goes out; those that are no events are few. */
  private static final class CountedLines extends java.io.FilterInputStream {
    private final Ticker ticker;

    CountedLines(InputStream in, Ticker ticker) {
      super(in);
      this.ticker = ticker;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var read = super.read(buffer, offset, length);
      for (int i = offset; i < offset + read; i++) {
        if (buffer[i] == '\n') {
          ticker.accept(LineKind.EVENT);
        }
      }
      return read;
    }
  }
}
