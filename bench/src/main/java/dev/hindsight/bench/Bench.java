package dev.hindsight.bench;

import dev.hindsight.bench.against.Checkout;
import dev.hindsight.bench.against.Comparison;
import dev.hindsight.bench.backfill.Backfill;
import dev.hindsight.bench.command.CommandsInProcess;
import dev.hindsight.bench.command.Growth;
import dev.hindsight.bench.http.OverHttp;
import dev.hindsight.bench.http.Reads;
import dev.hindsight.bench.http.Visibility;
import dev.hindsight.bench.machine.Commit;
import dev.hindsight.bench.machine.Machine;
import dev.hindsight.bench.measure.Digits;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.micro.Micro;
import dev.hindsight.bench.report.Results;
import dev.hindsight.bench.report.ResultsFolder;
import dev.hindsight.bench.report.Row;
import dev.hindsight.bench.stack.Scratch;
import dev.hindsight.bench.start.Starts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hindsight bench}: measures each part beside its raw limit, in the same run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures how fast Hindsight is on this machine, each figure beside its raw limit: limit, ours,",
      "limit, in rounds. Starts its own stores with everything durable, and stops them.",
    })
public final class Bench implements Callable<Integer> {

  private static final List<Part> PARTS =
      List.of(
          new CommandsInProcess(),
          new OverHttp(),
          new Visibility(),
          new Reads(),
          new Backfill(),
          new Growth(),
          new Starts(),
          new Micro());

  private static final Path ROOT =
      Path.of(System.getProperty("hindsight.root", ".")).toAbsolutePath();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "WHAT",
      description = {
        "Only these parts: commands, http, visible, reads, backfill, growth, start, micro."
      })
  private List<String> names = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "At least 3 for a result that is kept.")
  private int rounds = 3;

  @Option(names = "--seconds", paramLabel = "N", description = "How long each run takes.")
  private int seconds = 5;

  @Option(names = "--cold", description = "Hardly warms up: to see whether all is measured at all.")
  private boolean cold;

  @Option(names = "--results", paramLabel = "DIR", description = "Where results are written.")
  private Path results = ROOT.resolve("bench/results");

  @Option(
      names = "--against",
      paramLabel = "REF",
      description = {
        "Measures another commit in turns with this checkout, and says what became better or worse;",
        "exit status 1 when something did become worse. Nothing is written.",
      })
  private @Nullable String against;

  private final Map<String, String> versions =
      new LinkedHashMap<>(Map.of("JDK", System.getProperty("java.runtime.version")));

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (rounds < 1 || seconds < 1) {
      throw new ParameterException(spec.commandLine(), "--rounds and --seconds are from 1 on");
    }
    var wanted = wanted();
    var folder = Files.createTempDirectory("hindsight-bench");
    if (against != null) {
      return compare(against, folder);
    }
    var rows = new ArrayList<Row>();
    // Before the first part is written, which is a change of the checkout itself.
    var commit = Commit.of(ROOT);
    try {
      var plan =
          new Plan(
              ROOT, folder, rounds, Duration.ofSeconds(seconds), !cold, this::say, versions::put);
      for (var part : wanted) {
        var ofPart = rows(part, commit, part.measure(plan));
        // Whatever stops the next one: what was measured is kept.
        new ResultsFolder(results).write(results(ofPart));
        rows.addAll(ofPart);
      }
    } finally {
      Scratch.delete(folder);
    }
    rows.forEach(row -> say(line(row)));
    say("written to " + results.resolve("latest.md") + ", latest.json, latest.svg, latest.html");
    return 0;
  }

  private int compare(String reference, Path folder) throws Exception {
    var comparison = new Comparison();
    try (var theirs = Checkout.of(reference, ROOT, folder.resolve("checkout"))) {
      var ours = Checkout.here(ROOT);
      for (int i = 1; i <= rounds; i++) {
        say("round %d of %d: %s".formatted(i, rounds, reference));
        comparison.addTheirs(theirs.measure(names, seconds, folder.resolve("theirs")));
        say("round %d of %d: this checkout".formatted(i, rounds));
        comparison.addOurs(ours.measure(names, seconds, folder.resolve("ours")));
      }
    } finally {
      Scratch.delete(folder);
    }
    comparison.lines().forEach(this::say);
    return comparison.isGood() ? 0 : 1;
  }

  private List<Part> wanted() {
    var known = PARTS.stream().map(Part::name).toList();
    for (var name : names) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "There is no part " + name + ", only " + String.join(", ", known));
      }
    }
    return PARTS.stream().filter(part -> names.isEmpty() || names.contains(part.name())).toList();
  }

  private static List<Row> rows(Part part, String commit, List<Figure> figures) {
    var at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return figures.stream().map(figure -> Row.of(part.name(), at, commit, figure)).toList();
  }

  private Results results(List<Row> rows) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("rounds", Integer.toString(rounds));
    settings.put("seconds a run", Integer.toString(seconds));
    settings.put("warmed up", cold ? "no" : "yes");
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    var at = rows.stream().map(Row::at).max(Comparator.naturalOrder()).orElse("");
    return new Results(at, Machine.here(), versions, settings, rows);
  }

  private static String line(Row row) {
    var ours = "%-56s %10s %s".formatted(row.what(), Digits.of(row.ours()), row.unit());
    return row.raw() == null || row.ratio() == null
        ? ours
        : ours + beside(row, row.raw(), row.ratio());
  }

  private static String beside(Row row, double raw, double ratio) {
    return String.format(
        Locale.ROOT,
        ", raw %8s: %.2f × (%s, %s)",
        Digits.of(raw),
        ratio,
        row.target(),
        Boolean.TRUE.equals(row.met()) ? "met" : "not met");
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
