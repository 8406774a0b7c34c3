package dev.hindsight.bench.command;

import dev.hindsight.bench.machine.CpuClock;
import dev.hindsight.bench.measure.Latency;
import dev.hindsight.bench.measure.Trial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Deposits on a log of a name: each run opens it anew, and finds nothing of another in memory. */
final class LogLoad implements Trial {

  private static final int ACCOUNTS = 1_000;
  static final int IN_FLIGHT = 256;

  private final LogServer server;
  private final String name;
  private final Duration length;
  private final CpuClock cpu;
  private final Map<String, Double> used = new LinkedHashMap<>();
  private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);

  LogLoad(LogServer server, String name, Duration length) {
    this.server = server;
    this.name = name;
    this.length = length;
    this.cpu = new CpuClock().addFamily("postgres", server.process());
  }

  @Override
  public double run() throws Exception {
    try (var log = server.open(name)) {
      var deposits = Deposits.to(ACCOUNTS, log.handler(), IN_FLIGHT, length);
      // What was filled or opened before is not to be written during the run.
      server.checkpoint();
      var rate = cpu.of(deposits, used);
      micros.add(deposits.micros());
      return rate;
    }
  }

  /** What was seen beside the rate, over all runs. */
  Map<String, Double> seen() {
    var seen = new LinkedHashMap<>(used);
    seen.putAll(Latency.of(micros));
    return seen;
  }
}
