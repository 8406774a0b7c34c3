package dev.hindsight.bench.command;

import dev.hindsight.bench.Part;
import dev.hindsight.bench.Plan;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Rounds;
import dev.hindsight.bench.measure.Target;
import dev.hindsight.bench.measure.Trial;
import java.util.List;
import java.util.Locale;

/** Whether a long log is slower to append to than a short one. */
public final class Growth implements Part {

  private static final String LONG = "long_log";
  private static final String SHORT = "short_log";
  private static final int WARM_UPS = 3;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public List<Figure> measure(Plan plan) throws Exception {
    var events = plan.warm() ? 10_000_000 : 100_000;
    try (var server = new LogServer(plan.folder().resolve("growth"))) {
      plan.versions().accept("PostgreSQL", server.version());
      try (var log = server.open(LONG)) {
        LogFilling.fill(log.database(), events, plan::tell);
      }
      return List.of(measure(plan, server, events, events / 100));
    }
  }

  private static Figure measure(Plan plan, LogServer server, int events, int few) throws Exception {
    var limit = onShortLog(plan, server, few);
    for (int i = 0; i < plan.warmUps(WARM_UPS); i++) {
      limit.run();
    }
    var ours = new LogLoad(server, LONG, plan.length());
    var what = "commands in process, %d in flight, %s".formatted(LogLoad.IN_FLIGHT, at(events));
    var unit = "commands/s";
    var rounds = new Rounds(plan.rounds(), plan::tell).of(what, unit, limit, ours);
    return new Figure(what, unit, "the same " + at(few), Target.atLeast(0.9), rounds, ours.seen());
  }

  // A new log each time: one run adds more to it than there was.
  private static Trial onShortLog(Plan plan, LogServer server, int events) {
    var load = new LogLoad(server, SHORT, plan.length());
    return () -> {
      try (var log = server.open(SHORT)) {
        LogFilling.fill(log.database(), events, told -> {});
      }
      var rate = load.run();
      server.drop(SHORT);
      return rate;
    };
  }

  private static String at(int events) {
    return String.format(Locale.ROOT, "at %,d events in the log", events);
  }
}
