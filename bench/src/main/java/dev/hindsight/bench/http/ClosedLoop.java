package dev.hindsight.bench.http;

import dev.hindsight.bench.measure.Latency;
import dev.hindsight.bench.measure.Trial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * One call at a time on each of some connections; counts answers of the wanted status a second. The
 * times are those of whoever waits for an answer before asking again, not those of arrivals at a
 * fixed rate.
 */
public final class ClosedLoop implements Trial {

  private static final int MINUTE_IN_MICROS = 60_000_000;

  private final Server server;
  private final int connections;
  private final int wanted;
  private final Duration length;
  private final IntFunction<Call> calls;
  private final Histogram micros = new Histogram(MINUTE_IN_MICROS, 3);
  private long others;

  /** The calls are numbered from 0 on, in each run. */
  public ClosedLoop(
      Server server, int connections, int wanted, Duration length, IntFunction<Call> calls) {
    this.server = server;
    this.connections = connections;
    this.wanted = wanted;
    this.length = length;
    this.calls = calls;
  }

  /** How long answers took, over all runs, in microseconds. */
  public Histogram micros() {
    return micros;
  }

  /** Answers of another status, over all runs. */
  public long others() {
    return others;
  }

  /** What was seen beside the rate, over all runs. */
  Map<String, Double> seen() {
    var seen = new LinkedHashMap<>(Latency.of(micros));
    seen.put("other answers", (double) others);
    return seen;
  }

  @Override
  public double run() throws InterruptedException {
    var run = new Run();
    server.run(run::start);
    run.ended.await();
    return run.answers * 1e9 / (System.nanoTime() - run.start);
  }

  /** Confined to the event loop. */
  private final class Run {

    private final CountDownLatch ended = new CountDownLatch(connections);
    private final long start = System.nanoTime();
    private int turn;
    private long answers;

    void start() {
      for (int i = 0; i < connections; i++) {
        next();
      }
    }

    private void next() {
      var sent = System.nanoTime();
      if (sent - start >= length.toNanos()) {
        ended.countDown();
        return;
      }
      server
          .ask(calls.apply(turn++))
          .onComplete(done -> {
            if (done.succeeded() && done.result().status() == wanted) {
              answers++;
              micros.recordValue((System.nanoTime() - sent) / 1_000);
            } else {
              others++;
            }
            next();
          });
    }
  }
}
