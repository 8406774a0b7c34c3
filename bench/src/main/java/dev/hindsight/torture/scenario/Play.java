package dev.hindsight.torture.scenario;

import dev.hindsight.torture.check.Judge;
import dev.hindsight.torture.gather.Gathering;
import dev.hindsight.torture.gather.Gauge;
import dev.hindsight.torture.gather.NotStill;
import dev.hindsight.torture.gather.OpenConnections;
import dev.hindsight.torture.gather.OwnVerification;
import dev.hindsight.torture.gather.Stillness;
import dev.hindsight.torture.load.Journal;
import dev.hindsight.torture.load.Load;
import dev.hindsight.torture.load.Replicas;
import dev.hindsight.torture.rig.Keeper;
import dev.hindsight.torture.rig.LaunchedStack;
import dev.hindsight.torture.rig.Rig;
import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.Sight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Plays scenarios one after the other on one stack, under load, and has the end judged. */
public final class Play {

  private static final int CLIENTS = 50;
  // Small machines play the short form too, beside everything else.
  private static final int FEW_CLIENTS = 20;
  private static final int PASTS = 1_000;
  private static final int FEW_PASTS = 200;
  private static final int MOST_CONNECTIONS = 30;
  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration STILL = Duration.ofMinutes(3);

  private final Path root;
  private final Path folder;
  private final long seed;
  private final boolean isShort;
  private final Consumer<String> say;

  /**
   * A play that is yet to begin.
   *
   * @param root the repository, built
   * @param folder for data and logs; empty
   */
  public Play(Path root, Path folder, long seed, boolean isShort, Consumer<String> say) {
    this.root = root;
    this.folder = folder;
    this.seed = seed;
    this.isShort = isShort;
    this.say = say;
  }

  /** What came of it; scenarios of the launcher play alone. */
  public Outcome of(List<Scenario> scenarios) throws Exception {
    if (scenarios.stream().anyMatch(Scenario::isOfLauncher)) {
      say.accept("./hindsight up");
      try (var stack = LaunchedStack.start(root, folder.resolve("data"))) {
        return play(scenarios, stack);
      }
    }
    var replicas = scenarios.stream().mapToInt(Scenario::replicas).max().orElse(1);
    say.accept("a stack with " + replicas + " of each service starts");
    try (var rig =
            Rig.start(root, folder, replicas, scenarios.stream().anyMatch(Scenario::tampers));
        var _ = new Keeper(rig)) {
      return play(scenarios, rig);
    }
  }

  private Outcome play(List<Scenario> scenarios, Sight sight) throws Exception {
    var gauge = new Gauge();
    var random = new Random(seed);
    var findings = new Findings();
    var journal = new Journal();
    var start = System.nanoTime();
    int many = isShort ? FEW_CLIENTS : CLIENTS;
    try (var commands = new Replicas(() -> sight.replicasOf(Service.COMMAND), gauge);
        var queries = new Replicas(() -> sight.replicasOf(Service.QUERY), gauge)) {
      begin(sight, gauge);
      var load = new Load(commands, queries, journal, many, seed);
      load.open();
      say.accept("%d clients use it".formatted(many));
      load.start();
      try {
        for (var scenario : scenarios) {
          say.accept(scenario.name() + ": " + scenario.description());
          scenario.run(new Stage(sight, load, gauge, random, isShort, findings, say));
        }
      } finally {
        load.stop();
      }
    }
    say.accept("the load has ended");
    var still = new Stillness(sight, gauge).await(STILL);
    findings.figure("all is still after the load has ended, ms", still.toMillis());
    lookAround(sight, gauge, findings);
    var evidence = Gathering.of(sight, journal, gauge, isShort ? FEW_PASTS : PASTS);
    say.accept("%,d events are judged".formatted(evidence.log().size()));
    var violations = new ArrayList<>(findings.violations());
    violations.addAll(Judge.violations(evidence));
    return new Outcome(
        scenarios.stream().map(Scenario::name).toList(),
        seed,
        Duration.ofNanos(System.nanoTime() - start),
        findings,
        journal,
        evidence.log().size(),
        violations);
  }

  // A stack that never came to life proves nothing, of a mutant neither.
  private static void begin(Sight sight, Gauge gauge) throws Exception {
    try {
      new Stillness(sight, gauge).await(READY);
    } catch (NotStill e) {
      throw new IllegalStateException("the stack did not start: " + e.getMessage(), e);
    }
  }

  // What can be seen without the evidence, now that nothing happens any more.
  private static void lookAround(Sight sight, Gauge gauge, Findings findings) throws Exception {
    for (var replica : sight.replicasOf(Service.COMMAND)) {
      var held = Math.round(gauge.metric(replica, "hindsight_commands_in_flight"));
      findings.expect(held == 0, "no command is held when all is still", held + " by " + replica);
    }
    for (var service : Service.values()) {
      var open = OpenConnections.of(sight, service) / sight.replicasOf(service).size();
      findings.figure(
          "connections of a replica of %s when all is still".formatted(service.title()), open);
      findings.expect(
          open <= MOST_CONNECTIONS,
          "a replica has only so many connections to its database",
          "%d of %s".formatted(open, service.title()));
    }
    var found = OwnVerification.findings(sight.anyOf(Service.COMMAND));
    if (!found.isEmpty()) {
      findings.broken("the product's own verification finds nothing", found.toString());
    }
  }
}
