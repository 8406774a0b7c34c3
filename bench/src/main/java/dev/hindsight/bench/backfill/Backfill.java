package dev.hindsight.bench.backfill;

import dev.hindsight.bench.Part;
import dev.hindsight.bench.Plan;
import dev.hindsight.bench.http.Server;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Round;
import dev.hindsight.bench.measure.Rounds;
import dev.hindsight.bench.measure.Target;
import dev.hindsight.bench.raw.CartUpserts;
import dev.hindsight.bench.stack.BenchStack;
import dev.hindsight.bench.stack.Lag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The view of carts, filled anew while nothing else happens: how fast, and whether it scales. */
public final class Backfill implements Part {

  private static final String PROJECTION = "carts";
  private static final String UNIT = "events/s";
  private static final int WARM_UPS = 6;

  @Override
  public String name() {
    return "backfill";
  }

  @Override
  public List<Figure> measure(Plan plan) throws Exception {
    var waves = plan.warm() ? 10 : 2;
    var cartsOfAConnection = plan.warm() ? 5_000 : 500;
    try (var stack = BenchStack.start(plan.root(), plan.folder().resolve("stack"));
        var commands = new Server(stack.address("command-service"), CartLoad.CONNECTIONS);
        var queries = new Server(stack.address("query-service"), 1);
        var lag = new Lag(stack)) {
      var load = CartLoad.start(commands, cartsOfAConnection);
      load(plan, load, 1, lag);
      var few = measure(plan, stack, queries, load.events(), plan.warmUps(WARM_UPS));
      load(plan, load, waves - 1, lag);
      var many = measure(plan, stack, queries, load.events(), 1);
      return List.of(many, growth(few, many));
    }
  }

  private static void load(Plan plan, CartLoad load, int waves, Lag lag) throws Exception {
    var start = System.nanoTime();
    var before = load.events();
    load.run(waves);
    var seconds = (System.nanoTime() - start) / 1e9;
    var behind = lag.awaitLevel();
    plan.tell(
        String.format(
            Locale.ROOT,
            "%,d events of carts in the log, %,.0f a second; all level %.1f s later",
            load.events(),
            (load.events() - before) / seconds,
            behind.toMillis() / 1e3));
  }

  private static Figure measure(
      Plan plan, BenchStack stack, Server queries, int events, int warmUps) throws Exception {
    var database = stack.database("query");
    var raw = CartUpserts.of(database, plan.length());
    var ours = new Rebuild(queries, database, PROJECTION, events);
    for (int i = 1; i <= warmUps; i++) {
      plan.tell(
          String.format(
              Locale.ROOT,
              "warming up, %d: %,.0f events/s and, raw, %,.0f rows/s",
              i,
              ours.run(),
              raw.run()));
    }
    Map<String, Double> seen = new LinkedHashMap<>();
    var cpu = stack.clock();
    var what = String.format(Locale.ROOT, "backfill of cart view, %,d events", events);
    var rounds =
        new Rounds(plan.rounds(), plan::tell).of(what, UNIT, raw, () -> cpu.of(ours, seen));
    seen.put("seconds until readers saw the last", ours.secondsUntilSwitched());
    return new Figure(what, UNIT, CartUpserts.LIMIT, Target.atLeast(0.5), rounds, seen);
  }

  /**
   * There is no going back to fewer events: the rounds of the one came before those of the other.
   */
  private static Figure growth(Figure few, Figure many) {
    var rounds =
        IntStream.range(0, few.rounds().size())
            .mapToObj(i -> {
              var before = few.rounds().get(i).ours();
              return new Round(before, many.rounds().get(i).ours(), before);
            })
            .toList();
    return new Figure(
        many.what() + ", beside fewer",
        UNIT,
        few.what(),
        Target.atLeast(0.9),
        rounds,
        Map.of("× raw at fewer", few.ratio(), "× raw at more", many.ratio()));
  }
}
