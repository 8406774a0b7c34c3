package dev.hindsight.bench.http;

import dev.hindsight.bench.Part;
import dev.hindsight.bench.Plan;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Rounds;
import dev.hindsight.bench.measure.Target;
import dev.hindsight.bench.stack.BareService;
import dev.hindsight.bench.stack.BenchStack;
import dev.hindsight.bench.stack.Lag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/** What a read costs while nothing is written: now, and as it was in a long stream. */
public final class Reads implements Part {

  private static final int CONNECTIONS = 64;
  private static final int FEW = 8;
  private static final int ACCOUNTS = 1_000;
  private static final int LONG_STREAM = 100_000;
  private static final int LINES = 2_000;
  private static final int WARM_UPS = 6;

  @Override
  public String name() {
    return "reads";
  }

  @Override
  public List<Figure> measure(Plan plan) throws Exception {
    try (var stack = BenchStack.start(plan.root(), plan.folder().resolve("stack"));
        var commands = new Server(stack.address("command-service"), CONNECTIONS);
        var queries = new Server(stack.address("query-service"), CONNECTIONS);
        var bare =
            BareService.start(
                plan.root(), stack.database("query"), plan.folder().resolve("bare.log"));
        var bareQueries = new Server(bare.address(), CONNECTIONS);
        var lag = new Lag(stack)) {
      var accounts = Accounts.open(commands, ACCOUNTS);
      var old = new Accounts(List.of(accounts.id(0)));
      var began = Instant.now();
      fill(plan, commands, old);
      lag.awaitLevel();
      var ended = Instant.now();
      return List.of(
          byId(plan, stack, queries, bare, bareQueries, accounts),
          asOf(plan, stack, queries, old, began, ended));
    }
  }

  private static void fill(Plan plan, Server commands, Accounts one) throws Exception {
    for (int i = 0; i < LONG_STREAM / LINES; i++) {
      commands.get(one.lines(i, LINES)).expect(200);
    }
    plan.tell("a stream of %,d events is there".formatted(LONG_STREAM));
  }

  private static Figure byId(
      Plan plan,
      BenchStack stack,
      Server queries,
      BareService bare,
      Server bareQueries,
      Accounts accounts)
      throws Exception {
    IntFunction<Call> look = turn -> Call.get("/accounts/" + accounts.id(turn));
    var ours = new ClosedLoop(queries, CONNECTIONS, 200, plan.length(), look);
    var limit = new ClosedLoop(bareQueries, CONNECTIONS, 200, plan.length(), look);
    for (int i = 1; i <= plan.warmUps(WARM_UPS); i++) {
      plan.tell(
          "warming up, %d: %,.0f and, bare, %,.0f reads/s".formatted(i, ours.run(), limit.run()));
    }
    var cpu = stack.clock().add("bare service", bare.process());
    var used = new LinkedHashMap<String, Double>();
    var what = "GET by id, 64 connections";
    var rounds =
        new Rounds(plan.rounds(), plan::tell).of(what, "reads/s", limit, () -> cpu.of(ours, used));
    used.putAll(ours.seen());
    return new Figure(
        what,
        "reads/s",
        "a bare Quarkus service with the same one-row select",
        Target.atLeast(0.9),
        rounds,
        used);
  }

  private static Figure asOf(
      Plan plan, BenchStack stack, Server queries, Accounts old, Instant began, Instant ended)
      throws Exception {
    var path = "/accounts/" + old.id(0);
    var plain = new ClosedLoop(queries, FEW, 200, plan.length(), turn -> Call.get(path));
    var past =
        new ClosedLoop(
            queries,
            FEW,
            200,
            plan.length(),
            turn -> Call.get(path + "?asOf=" + between(began, ended)));
    for (int i = 0; i < plan.warmUps(WARM_UPS); i++) {
      past.run();
    }
    var cpu = stack.clock();
    var used = new LinkedHashMap<String, Double>();
    var what = "as-of look-up in a stream of 100,000 events, 8 connections";
    var rounds =
        new Rounds(plan.rounds(), plan::tell)
            .of(what, "µs", () -> microsEach(plain.run()), () -> microsEach(cpu.of(past, used)));
    used.putAll(past.seen());
    return new Figure(what, "µs", "a plain GET of it", Target.atMost(3), rounds, used);
  }

  // Of the whole machine: so many at a time.
  private static double microsEach(double rate) {
    return FEW * 1e6 / rate;
  }

  private static Instant between(Instant began, Instant ended) {
    var millis = ended.toEpochMilli() - began.toEpochMilli();
    return began.plusMillis(ThreadLocalRandom.current().nextLong(millis));
  }
}
