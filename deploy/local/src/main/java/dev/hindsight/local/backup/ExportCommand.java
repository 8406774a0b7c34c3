package dev.hindsight.local.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.events.backup.DamagedExport;
import dev.hindsight.local.DataOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hindsight export FILE}: the whole log as a file, or chosen events of it. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes every event to a file, one CloudEvent a line, packed when it is named .gz.",
      "It is all that ./hindsight restore needs, but for the keys of personal fields: see --keys.",
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the file is whole and on the disk",
      "1:there is no new file",
      "2:wrong usage"
    })
public final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final DataOption data = new DataOption();

  @Parameters(paramLabel = "FILE", description = "Where to; it must not be there yet.")
  private Path file = Path.of("");

  @Option(names = "--stream", paramLabel = "S", description = "Only this stream, as in cart-0197….")
  private @Nullable String stream;

  @Option(names = "--kind", paramLabel = "K", description = "Only this kind, as in cart.")
  private @Nullable String kind;

  @Option(names = "--from", paramLabel = "T", description = "Only what happened then or later.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "T", description = "Only what happened before.")
  private @Nullable Instant to;

  @Option(
      names = "--keys",
      description = {
        "Write the keys of the customers' personal fields to FILE.keys too.",
        "Keep only the newest such file: an older one can open what was erased since.",
      })
  private boolean keys;

  @Option(names = "--force", description = "Replace files that are there.")
  private boolean force;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var keysFile = file.resolveSibling(file.getFileName() + ".keys");
    var query = query();
    if (keys && !query.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--keys goes with an export of everything, not of chosen events");
    }
    refuseToReplace(file);
    if (keys) {
      refuseToReplace(keysFile);
    }
    var stack = RunningStack.on(data.folder());
    try {
      export(stack, stack.request("/export" + query).build(), file);
      if (keys) {
        exportKeys(stack, keysFile);
      }
      return 0;
    } catch (DamagedExport | IOException e) {
      throw new IllegalStateException(
          "the export is not whole, and not kept: " + e.getMessage(), e);
    }
  }

  private void export(RunningStack stack, HttpRequest request, Path target)
      throws IOException, InterruptedException, DamagedExport {
    var ticker = new Ticker(err(), "exported");
    var manifest = new Download(target).run(stack.open(request), ticker);
    say(
        String.format(
            Locale.ROOT,
            "%s to %s, %,.1f MB; the log ended at position %,d",
            ticker.line(),
            target,
            Files.size(target) / 1e6,
            manifest.head()));
  }

  private void exportKeys(RunningStack stack, Path target)
      throws IOException, InterruptedException, DamagedExport {
    var request = stack.requestWithSecret("/export/keys").build();
    var manifest = new Download(target).run(stack.open(request), kind -> {});
    say(
        "keys of %d customers to %s: keep this file apart, and only the newest"
            .formatted(manifest.keys(), target));
  }

  private void refuseToReplace(Path path) {
    if (!force && Files.exists(path)) {
      throw new ParameterException(
          spec.commandLine(), path + " is there already: name another file, or give --force");
    }
  }

  private String query() {
    var query = new ArrayList<String>();
    add(query, "stream", stream);
    add(query, "kind", kind);
    add(query, "from", from);
    add(query, "to", to);
    return query.isEmpty() ? "" : "?" + String.join("&", query);
  }

  private static void add(ArrayList<String> query, String name, @Nullable Object value) {
    if (value != null) {
      query.add(name + "=" + URLEncoder.encode(value.toString(), UTF_8));
    }
  }

  private void say(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
