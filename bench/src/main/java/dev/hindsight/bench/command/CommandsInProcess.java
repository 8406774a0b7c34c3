package dev.hindsight.bench.command;

import dev.hindsight.bench.Part;
import dev.hindsight.bench.Plan;
import dev.hindsight.bench.machine.CpuClock;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Latency;
import dev.hindsight.bench.measure.Rounds;
import dev.hindsight.bench.measure.Target;
import dev.hindsight.bench.raw.Inserts;
import dev.hindsight.bench.raw.SingleRowInserts;
import dev.hindsight.command.handler.CommandHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The handler of commands without HTTP, on distinct streams and on one hot one. */
public final class CommandsInProcess implements Part {

  private static final int DISTINCT = 1_000;
  private static final int WARM_UPS = 3;
  private static final String UNIT = "commands/s";

  private record Load(String what, int accounts, int inFlight, Target target) {}

  private static final List<Load> LOADS =
      List.of(
          new Load(
              "commands in process, distinct streams, 32 in flight",
              DISTINCT,
              32,
              Target.atLeast(2.7)),
          new Load(
              "commands in process, distinct streams, 256 in flight",
              DISTINCT,
              256,
              Target.atLeast(5)),
          new Load("commands in process, one hot stream, 32 in flight", 1, 32, Target.atLeast(2.7)),
          new Load(
              "commands in process, one hot stream, 256 in flight", 1, 256, Target.atLeast(4.5)));

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public List<Figure> measure(Plan plan) throws Exception {
    var figures = new ArrayList<Figure>();
    try (var server = new LogServer(plan.folder().resolve("commands"));
        var log = server.open("bench")) {
      plan.versions().accept("PostgreSQL", server.version());
      var raw = Inserts.into(log.database(), plan.length());
      var handler = log.handler();
      // Both ways are warm before the first round, and the compiler is done.
      raw.run();
      for (int i = 0; i < plan.warmUps(WARM_UPS); i++) {
        Deposits.to(DISTINCT, handler, 256, plan.length()).run();
      }
      for (var load : LOADS) {
        figures.add(measure(plan, load, server, handler, raw));
      }
    }
    return figures;
  }

  private static Figure measure(
      Plan plan, Load load, LogServer server, CommandHandler handler, SingleRowInserts raw)
      throws Exception {
    var ours = Deposits.to(load.accounts, handler, load.inFlight, plan.length());
    var cpu = new CpuClock().addFamily("postgres", server.process());
    var used = new LinkedHashMap<String, Double>();
    var rounds =
        new Rounds(plan.rounds(), plan::tell).of(load.what, UNIT, raw, () -> cpu.of(ours, used));
    used.putAll(Latency.of(ours.micros()));
    return new Figure(load.what, UNIT, raw.limit(), load.target, rounds, used);
  }
}
