package dev.hindsight.torture.scenario;

import dev.hindsight.torture.check.Judge;
import dev.hindsight.torture.gather.Gathering;
import dev.hindsight.torture.gather.Gauge;
import dev.hindsight.torture.gather.Stillness;
import dev.hindsight.torture.load.Journal;
import dev.hindsight.torture.load.Load;
import dev.hindsight.torture.load.Replicas;
import dev.hindsight.torture.rig.Keeper;
import dev.hindsight.torture.rig.Rig;
import dev.hindsight.torture.rig.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Plays scenarios one after the other on one stack, under load, and has the end judged. */
public final class Play {

  private static final int CLIENTS = 50;
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

  /** What came of it. */
  public Outcome of(List<Scenario> scenarios) throws Exception {
    var replicas = scenarios.stream().mapToInt(Scenario::replicas).max().orElse(1);
    say.accept("a stack with " + replicas + " of each service starts");
    try (var rig = Rig.start(root, folder, replicas);
        var _ = new Keeper(rig)) {
      return play(scenarios, rig);
    }
  }

  private Outcome play(List<Scenario> scenarios, Rig rig) throws Exception {
    var gauge = new Gauge();
    var random = new Random(seed);
    var findings = new Findings();
    var journal = new Journal();
    var start = System.nanoTime();
    try (var commands = new Replicas(() -> rig.replicasOf(Service.COMMAND), gauge);
        var queries = new Replicas(() -> rig.replicasOf(Service.QUERY), gauge)) {
      new Stillness(rig, gauge).await(READY);
      var load = new Load(commands, queries, journal, CLIENTS, seed);
      load.open();
      say.accept("%d clients use it".formatted(CLIENTS));
      load.start();
      try {
        for (var scenario : scenarios) {
          say.accept(scenario.name() + ": " + scenario.description());
          scenario.run(new Stage(rig, load, gauge, random, isShort, findings, say));
        }
      } finally {
        load.stop();
      }
    }
    var still = new Stillness(rig, gauge).await(STILL);
    findings.figure("all is still after the load has ended, ms", still.toMillis());
    var evidence = Gathering.of(rig, journal, gauge);
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
}
