package dev.hindsight.torture;

import static java.util.stream.Collectors.joining;

import dev.hindsight.bench.machine.Commit;
import dev.hindsight.bench.stack.Scratch;
import dev.hindsight.torture.gather.NotStill;
import dev.hindsight.torture.mutant.Mutant;
import dev.hindsight.torture.mutant.MutantBuild;
import dev.hindsight.torture.mutant.Mutants;
import dev.hindsight.torture.report.History;
import dev.hindsight.torture.scenario.Clocks;
import dev.hindsight.torture.scenario.CutWires;
import dev.hindsight.torture.scenario.Disks;
import dev.hindsight.torture.scenario.FreezeProcesses;
import dev.hindsight.torture.scenario.FuzzInput;
import dev.hindsight.torture.scenario.KillLauncher;
import dev.hindsight.torture.scenario.KillServices;
import dev.hindsight.torture.scenario.LateConsumer;
import dev.hindsight.torture.scenario.LoseAnswers;
import dev.hindsight.torture.scenario.LoseTopic;
import dev.hindsight.torture.scenario.OneStream;
import dev.hindsight.torture.scenario.Overload;
import dev.hindsight.torture.scenario.Play;
import dev.hindsight.torture.scenario.Poison;
import dev.hindsight.torture.scenario.ReadOwnWrites;
import dev.hindsight.torture.scenario.RebuildViews;
import dev.hindsight.torture.scenario.RestoreExport;
import dev.hindsight.torture.scenario.RollReplicas;
import dev.hindsight.torture.scenario.Scenario;
import dev.hindsight.torture.scenario.StartInAnyOrder;
import dev.hindsight.torture.scenario.StopStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hindsight torture}: breaks stacks that work, and has what is left judged. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts stacks of its own, lets many clients use them, breaks them in every way, and looks for",
      "any promise that was not kept. Exit status 0 only when there is none.",
    })
public final class Torture implements Callable<Integer> {

  /**
   * All that there are, in the order in which they are played: first those that take the longer the
   * more has happened.
   */
  static final List<Scenario> SCENARIOS =
      List.of(
          new KillServices(),
          new StopStores(),
          new RestoreExport(),
          new LateConsumer(),
          new RebuildViews(),
          new LoseTopic(),
          new FreezeProcesses(),
          new CutWires(),
          new LoseAnswers(),
          new ReadOwnWrites(),
          new RollReplicas(),
          new StartInAnyOrder(),
          new FuzzInput(),
          new Poison(),
          new Disks(),
          new Clocks(),
          new OneStream(),
          new Overload(),
          new KillLauncher());

  private static final Path ROOT =
      Path.of(System.getProperty("hindsight.root", ".")).toAbsolutePath();

  private static final int PLAYS_OF_A_MUTANT = 3;

  private final long start = System.nanoTime();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "SCENARIO", description = "Only these; see --list.")
  private List<String> names = List.of();

  @Option(names = "--list", description = "Tells which scenarios there are.")
  private boolean list;

  @Option(
      names = "--short",
      description =
          "The short form of each, one after the other on one stack: some minutes in all.")
  private boolean isShort;

  @Option(names = "--seed", paramLabel = "N", description = "What clients want and what breaks.")
  private @Nullable Long seed;

  @Option(
      names = "--mutants",
      description =
          "Plays a scenario for each of eleven changes that break a promise, up to three times: each must be found.")
  private boolean mutants;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Where it is written what scenarios at full length came to.")
  private Path results = ROOT.resolve("bench/results");

  @Option(names = "--keep", description = "Keeps data and logs also when nothing was found.")
  private boolean keep;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Torture()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (mutants) {
      return playMutants() ? 0 : 1;
    }
    if (list) {
      SCENARIOS.forEach(
          one -> spec.commandLine().getOut().printf("%-10s %s%n", one.name(), one.description()));
      return 0;
    }
    var wanted = named(SCENARIOS, Scenario::name, "scenario");
    if (isShort) {
      return playShort(wanted) ? 0 : 1;
    }
    var good = true;
    for (var scenario : wanted) {
      good &= play(List.of(scenario));
    }
    return good ? 0 : 1;
  }

  private boolean playShort(List<Scenario> wanted) throws Exception {
    var good = true;
    // On one stack, but for those that need one of their own.
    for (var isOfLauncher : List.of(false, true)) {
      var together = wanted.stream().filter(one -> one.isOfLauncher() == isOfLauncher).toList();
      good &= together.isEmpty() || play(together);
    }
    return good;
  }

  /** Whether all are found out; those that are named, else all. */
  private boolean playMutants() throws Exception {
    var survivors = new ArrayList<String>();
    for (var mutant : named(Mutants.all(), Mutant::name, "mutant")) {
      say("%s: %s".formatted(mutant.name(), mutant.description()));
      if (survives(mutant)) {
        survivors.add(mutant.name());
      }
    }
    say(survivors.isEmpty() ? "all mutants were found" : "not found: " + survivors);
    return survivors.isEmpty();
  }

  // What is broken in one moment of many may not be hit by the few faults of a short form.
  private boolean survives(Mutant mutant) throws Exception {
    for (int plays = 0; plays < PLAYS_OF_A_MUTANT; plays++) {
      if (isFound(mutant)) {
        return false;
      }
    }
    return true;
  }

  private boolean isFound(Mutant mutant) throws Exception {
    var folder = Files.createTempDirectory("hindsight-torture");
    try {
      var changed = Files.createDirectory(folder.resolve("root"));
      MutantBuild.make(mutant, ROOT, changed);
      var scenario =
          SCENARIOS.stream().filter(one -> one.name().equals(mutant.scenario())).toList();
      var stack = Files.createDirectory(folder.resolve("stack"));
      var outcome = new Play(changed, stack, seed(), true, this::say).of(scenario);
      outcome.violations().forEach(found -> say("  found: " + found.promise()));
      return !outcome.isGood();
    } catch (NotStill e) {
      say("  found: " + e.getMessage());
      return true;
    } finally {
      Scratch.delete(folder);
    }
  }

  private long seed() {
    return seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
  }

  private boolean play(List<Scenario> scenarios) throws Exception {
    var chosen = seed();
    var folder = Files.createTempDirectory("hindsight-torture");
    say("seed %d".formatted(chosen));
    var isGood = false;
    try {
      var outcome = new Play(ROOT, folder, chosen, isShort, this::say).of(scenarios);
      outcome.told().forEach(this::say);
      if (!isShort) {
        var order = SCENARIOS.stream().map(Scenario::name).toList();
        new History(results, order)
            .add(outcome, LocalDate.now(ZoneOffset.UTC).toString(), Commit.of(ROOT));
      }
      isGood = outcome.isGood();
    } finally {
      if (isGood && !keep) {
        Scratch.delete(folder);
      } else {
        say("data and logs: " + folder);
      }
    }
    return isGood;
  }

  // Those that were asked for by name, or all.
  private <T> List<T> named(List<T> all, Function<T, String> name, String what) {
    for (var one : names) {
      if (all.stream().noneMatch(known -> name.apply(known).equals(one))) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no %s %s, only %s"
                .formatted(what, one, all.stream().map(name).collect(joining(", "))));
      }
    }
    return all.stream().filter(one -> names.isEmpty() || names.contains(name.apply(one))).toList();
  }

  private void say(String line) {
    var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    spec.commandLine().getOut().printf("%4d s  %s%n", seconds, line);
    spec.commandLine().getOut().flush();
  }
}
