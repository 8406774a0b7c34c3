package dev.hindsight.bench.http;

import dev.hindsight.bench.measure.Latency;
import dev.hindsight.bench.measure.Trial;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Calls at a fixed rate, whatever becomes of those before; counts answers of the wanted status a
 * second, until the last has come. The times are those from the moment at which a call was due, so
 * that a server that stands still is seen by all who would have come meanwhile.
 */
public final class FixedRate implements Trial {

  private static final int MINUTE_IN_MICROS = 60_000_000;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Server server;
  private final int wanted;
  private final Duration length;
  private final DoubleSupplier perSecond;
  private final IntFunction<Call> calls;
  private final Histogram micros = new ConcurrentHistogram(MINUTE_IN_MICROS, 3);
  private final LongAdder others = new LongAdder();
  private double offered;

  /**
   * The calls are numbered from 0 on, in each run.
   *
   * @param perSecond asked for at the beginning of each run
   */
  public FixedRate(
      Server server,
      int wanted,
      Duration length,
      DoubleSupplier perSecond,
      IntFunction<Call> calls) {
    this.server = server;
    this.wanted = wanted;
    this.length = length;
    this.perSecond = perSecond;
    this.calls = calls;
  }

  /** What was seen beside the rate, over all runs. */
  Map<String, Double> seen() {
    var seen = new LinkedHashMap<>(Latency.of(micros));
    seen.put("other answers", (double) others.sum());
    seen.put("calls offered a second", offered);
    return seen;
  }

  @Override
  public double run() throws InterruptedException {
    offered = perSecond.getAsDouble();
    var many = Math.max(1, (int) (offered * length.toNanos() / 1e9));
    var open = new CountDownLatch(many);
    var answers = new LongAdder();
    var start = System.nanoTime();
    for (int sent = 0; sent < many; ) {
      LockSupport.parkNanos(due(start, sent) - System.nanoTime());
      // All that are due by now, in one go: a thread that is woken for each costs more than they
      // do.
      var now = System.nanoTime() + TICK_NANOS;
      for (; sent < many && due(start, sent) <= now; sent++) {
        var turn = sent;
        server.run(() -> ask(turn, due(start, turn), answers, open));
      }
    }
    open.await();
    return answers.sum() * 1e9 / (System.nanoTime() - start);
  }

  private long due(long start, int turn) {
    return start + (long) (turn * 1e9 / offered);
  }

  private void ask(int turn, long due, LongAdder answers, CountDownLatch open) {
    server
        .ask(calls.apply(turn))
        .onComplete(done -> {
          if (done.succeeded() && done.result().status() == wanted) {
            answers.increment();
            var took = Math.max(0, System.nanoTime() - due) / 1_000;
            micros.recordValue(Math.min(MINUTE_IN_MICROS, took));
          } else {
            others.increment();
          }
          open.countDown();
        });
  }
}
