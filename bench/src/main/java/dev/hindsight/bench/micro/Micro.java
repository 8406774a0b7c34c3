package dev.hindsight.bench.micro;

import dev.hindsight.bench.Part;
import dev.hindsight.bench.Plan;
import dev.hindsight.bench.measure.Digits;
import dev.hindsight.bench.measure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Version;

/** Time and memory of single steps, each in a JVM of its own; a round is an iteration of JMH. */
public final class Micro implements Part {

  private static final int WARM_UPS = 3;
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  // As a service of the local stack has them; JMH would hand on those of this process.
  private static final String[] JVM = {
    "-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"
  };

  private record Step(String what, Class<?> of, String method) {

    String pattern() {
      return "^" + Pattern.quote(of.getName() + "." + method) + "$";
    }
  }

  private static final List<Step> STEPS =
      List.of(
          new Step("encode an event", Codec.class, "encode"),
          new Step("decode an event", Codec.class, "decode"),
          new Step("accept a command", Deciding.class, "accept"),
          new Step("refuse a command", Deciding.class, "refuse"),
          new Step("fold a deposit into an account", Folding.class, "deposit"),
          new Step("fold an item into a cart of ten lines", Folding.class, "item"));

  @Override
  public String name() {
    return "micro";
  }

  @Override
  public List<Figure> measure(Plan plan) throws RunnerException {
    plan.versions().accept("JMH", Version.getPlainVersion());
    var figures = new ArrayList<Figure>();
    for (var step : STEPS) {
      figures.addAll(measure(plan, step));
    }
    return figures;
  }

  private static List<Figure> measure(Plan plan, Step step) throws RunnerException {
    var nanos = new ArrayList<Double>();
    var bytes = new ArrayList<Double>();
    for (var round : rounds(plan, step)) {
      nanos.add(round.getPrimaryResult().getScore());
      bytes.add(allocated(round));
      plan.tell(
          "%s, round %d of %d: %s ns, %s bytes"
              .formatted(
                  step.what,
                  nanos.size(),
                  plan.rounds(),
                  Digits.of(nanos.getLast()),
                  Digits.of(bytes.getLast())));
    }
    return List.of(
        Figure.cost(step.what, "ns", nanos, Map.of()),
        Figure.cost(step.what + ", allocated", "bytes", bytes, Map.of()));
  }

  private static Iterable<IterationResult> rounds(Plan plan, Step step) throws RunnerException {
    return new Runner(options(plan, step)).runSingle().getAggregatedResult().getIterationResults();
  }

  private static double allocated(IterationResult round) {
    var bytes = round.getSecondaryResults().get(ALLOCATED);
    if (bytes == null) {
      throw new IllegalStateException("this JVM does not tell what is allocated");
    }
    return bytes.getScore();
  }

  private static Options options(Plan plan, Step step) {
    var length = TimeValue.milliseconds(plan.length().toMillis());
    return new OptionsBuilder()
        .include(step.pattern())
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .addProfiler(GCProfiler.class)
        .forks(1)
        .jvmArgs(JVM)
        .warmupIterations(plan.warmUps(WARM_UPS))
        .warmupTime(length)
        .measurementIterations(plan.rounds())
        .measurementTime(length)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .build();
  }
}
