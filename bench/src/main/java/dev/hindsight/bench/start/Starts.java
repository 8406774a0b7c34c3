package dev.hindsight.bench.start;

import dev.hindsight.bench.Part;
import dev.hindsight.bench.Plan;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Median;
import dev.hindsight.bench.measure.Target;
import dev.hindsight.bench.stack.BenchStack;
import dev.hindsight.embedded.Program;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Each service by itself, killed and started again beside stores that run: from the start of its
 * JVM until it is ready for requests, and the memory that it holds once nothing happens.
 */
public final class Starts implements Part {

  private static final List<String> SERVICES =
      List.of("command-service", "query-service", "analytics-service");
  private static final Duration TRAINING = Duration.ofMinutes(10);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final double READY_MILLIS = 1_500;
  private static final double RESIDENT_MEGABYTES = 250;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Figure> measure(Plan plan) throws Exception {
    train(plan);
    var figures = new ArrayList<Figure>();
    try (var stack = BenchStack.start(plan.root(), plan.folder().resolve("stack"))) {
      for (var service : SERVICES) {
        figures.addAll(measure(plan, new Restarts(stack, service)));
      }
    }
    return figures;
  }

  /** The caches are those of the build that is measured: who has none gets them now. */
  private static void train(Plan plan) throws Exception {
    for (var service : SERVICES) {
      if (!Files.exists(plan.root().resolve(service).resolve("target/quarkus-app/app.aot"))) {
        plan.tell("no AOT caches: ./hindsight train makes them");
        new Program(plan.root().resolve("hindsight").toString(), "train").run(TRAINING);
        return;
      }
    }
  }

  private static List<Figure> measure(Plan plan, Restarts restarts) throws Exception {
    var ready = new ArrayList<Double>();
    var resident = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    for (int i = 1; i <= plan.rounds(); i++) {
      ready.add((double) restarts.killAndAwait().toMillis());
      cpu.add(restarts.cpuSeconds());
      Thread.sleep(IDLE);
      resident.add(restarts.residentMegabytes());
      plan.tell(
          "%s, round %d of %d: ready after %,.0f ms, %.0f MB resident"
              .formatted(
                  restarts.service(), i, plan.rounds(), ready.getLast(), resident.getLast()));
    }
    return List.of(
        Figure.within(
            restarts.service() + ", ready after start",
            Target.within(READY_MILLIS, "ms"),
            ready,
            Map.of("cpu seconds until then", Median.of(cpu))),
        Figure.within(
            restarts.service() + ", resident memory once idle",
            Target.within(RESIDENT_MEGABYTES, "MB"),
            resident,
            Map.of()));
  }
}
