package dev.hindsight.bench.http;

import dev.hindsight.bench.Part;
import dev.hindsight.bench.Plan;
import dev.hindsight.bench.machine.CpuClock;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Rounds;
import dev.hindsight.bench.measure.Target;
import dev.hindsight.bench.measure.Trial;
import dev.hindsight.bench.raw.Inserts;
import dev.hindsight.bench.raw.SingleRowInserts;
import dev.hindsight.bench.stack.BenchStack;
import dev.hindsight.bench.stack.Lag;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** Commands over HTTP with the whole stack at work: the relay and all services follow. */
public final class OverHttp implements Part {

  private static final int CONNECTIONS = 64;
  private static final int ACCOUNTS = 1_000;
  private static final int LINES = 200;
  // Of a run: five seconds make a burst of ten, and two minutes.
  private static final int BURST = 2;
  private static final int SUSTAINED = 24;
  private static final int WARM_UPS = 40;

  // Than the target: what just meets it could as well miss it.
  private static final double MORE = 1.1;

  private static final String UNIT = "commands/s";

  @Override
  public String name() {
    return "http";
  }

  @Override
  public List<Figure> measure(Plan plan) throws Exception {
    try (var stack = BenchStack.start(plan.root(), plan.folder().resolve("stack"));
        var commands = new Server(stack.address("command-service"), CONNECTIONS);
        var lag = new Lag(stack)) {
      var accounts = Accounts.open(commands, ACCOUNTS);
      var load = new Session(plan, stack, lag, commands, accounts);
      load.warmUp();
      var figures = new ArrayList<Figure>();
      figures.addAll(load.burst());
      figures.addAll(load.sustained());
      figures.addAll(load.lines());
      return figures;
    }
  }

  /** One stack under load. */
  private static final class Session {

    private final Plan plan;
    private final Lag lag;
    private final Server commands;
    private final Accounts accounts;
    private final SingleRowInserts raw;
    private final CpuClock cpu;
    private double limit;

    Session(Plan plan, BenchStack stack, Lag lag, Server commands, Accounts accounts)
        throws SQLException {
      this.plan = plan;
      this.lag = lag;
      this.commands = commands;
      this.accounts = accounts;
      this.raw = Inserts.into(stack.database("command"), plan.length());
      this.cpu = stack.clock();
    }

    private ClosedLoop deposits(int lengths) {
      var length = plan.length().multipliedBy(lengths);
      return new ClosedLoop(commands, CONNECTIONS, 202, length, accounts::deposit);
    }

    /** Compilers of five processes share the cores: until they are done nothing is as it stays. */
    void warmUp() throws Exception {
      limit = raw.run();
      var deposits = deposits(1);
      for (int i = 1; i <= plan.warmUps(WARM_UPS); i++) {
        plan.tell("warming up, %d: %,.0f commands/s".formatted(i, deposits.run()));
      }
      lag.awaitLevel();
    }

    List<Figure> burst() throws Exception {
      var deposits = deposits(BURST);
      var published = new ArrayList<Double>();
      var what = "POST over HTTP, 64 connections, burst";
      var figure =
          againstRaw(
              what,
              1.2,
              deposits::seen,
              () -> {
                var rate = deposits.run();
                Thread.sleep(1_000);
                published.add((double) lag.unpublished());
                return rate;
              },
              millis -> {});
      // No event at all is the target; a bound of none has no ratio.
      var late = new ArrayList<Double>();
      published.forEach(events -> late.add(1 + events));
      return List.of(
          figure,
          Figure.within(
              "1 + events that are unpublished 1 s after a burst",
              Target.within(1, "events"),
              late,
              Map.of()));
    }

    // At a rate a little above the target, not as fast as it goes: that says nothing about whether
    // those who follow keep up.
    List<Figure> sustained() throws Exception {
      var target = 0.5;
      var deposits =
          new FixedRate(
              commands,
              202,
              plan.length().multipliedBy(SUSTAINED),
              () -> MORE * target * limit,
              accounts::deposit);
      var lags = new ArrayList<Double>();
      var figure =
          againstRaw(
              "POST over HTTP, 64 connections, sustained",
              target,
              deposits::seen,
              deposits,
              lags::add);
      return List.of(figure, behind("projections behind at the end of sustained POST", lags));
    }

    List<Figure> lines() throws Exception {
      var target = 1;
      var requests =
          new FixedRate(
              commands,
              200,
              plan.length().multipliedBy(SUSTAINED),
              () -> MORE * target * limit / LINES,
              turn -> accounts.lines(turn, LINES));
      var lags = new ArrayList<Double>();
      var figure =
          againstRaw(
              "POST /commands, NDJSON, sustained",
              target,
              requests::seen,
              () -> requests.run() * LINES,
              lags::add);
      return List.of(figure, behind("projections behind at the end of sustained NDJSON", lags));
    }

    private static Figure behind(String what, List<Double> lags) {
      return Figure.within(what, Target.within(1_000, "ms"), lags, Map.of());
    }

    private Figure againstRaw(
        String what,
        double target,
        Supplier<Map<String, Double>> seen,
        Trial ours,
        DoubleConsumer behind)
        throws Exception {
      var used = new LinkedHashMap<String, Double>();
      var rounds =
          new Rounds(plan.rounds(), plan::tell)
              .of(
                  what,
                  UNIT,
                  () -> limit = raw.run(),
                  () -> {
                    var rate = cpu.of(ours, used);
                    // The limit is not measured beside those who catch up.
                    behind.accept(lag.awaitLevel().toNanos() / 1e6);
                    return rate;
                  });
      used.putAll(seen.get());
      return new Figure(what, UNIT, raw.limit(), Target.atLeast(target), rounds, used);
    }
  }
}
