package dev.hindsight.bench.http;

import dev.hindsight.bench.Plan;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Latency;
import dev.hindsight.bench.measure.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * From the answer to a command until query-service shows what it did: asked with the command's
 * token, so that the time of that one question is part of it. Commands come at a fixed rate,
 * whatever becomes of those before.
 */
final class Visible {

  private static final int LENGTHS = 6;
  private static final int MINUTE_IN_MICROS = 60_000_000;

  private final Plan plan;
  private final Server commands;
  private final Server queries;
  private final Accounts accounts;
  private final int rate;

  Visible(Plan plan, Server commands, Server queries, Accounts accounts, int rate) {
    this.plan = plan;
    this.commands = commands;
    this.queries = queries;
    this.accounts = accounts;
    this.rate = rate;
  }

  /** Runs once more before it: what is found then is not told. */
  void warmUp() throws InterruptedException {
    var run = new Run();
    plan.tell("warming up, %d a second: %s".formatted(rate, run.go()));
  }

  List<Figure> measure() throws InterruptedException {
    var halves = new ArrayList<Double>();
    var tails = new ArrayList<Double>();
    var unseen = 0;
    for (int i = 1; i <= plan.rounds(); i++) {
      var run = new Run();
      plan.tell(
          "POST answered to visible, round %d of %d, %d a second: %s"
              .formatted(i, plan.rounds(), rate, run.go()));
      halves.add(Latency.millis(run.micros, 50));
      tails.add(Latency.millis(run.micros, 99));
      unseen += run.unseen.get();
    }
    var more = Map.of("commands a second", (double) rate, "not seen in 10 s", (double) unseen);
    return List.of(
        Figure.within("POST answered to visible, p50", Target.within(10, "ms"), halves, more),
        Figure.within("POST answered to visible, p99", Target.within(50, "ms"), tails, more));
  }

  /** One run, by itself. */
  private final class Run {

    private final int many = (int) (rate * plan.length().multipliedBy(LENGTHS).toNanos() / 1e9);
    private final Histogram micros = new ConcurrentHistogram(MINUTE_IN_MICROS, 3);
    private final AtomicInteger unseen = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(many);

    /** Says how it went. */
    String go() throws InterruptedException {
      var start = System.nanoTime();
      for (int i = 0; i < many; i++) {
        var turn = i;
        LockSupport.parkNanos(start + TimeUnit.SECONDS.toNanos(i) / rate - System.nanoTime());
        commands.run(() -> command(turn));
      }
      if (!open.await(2, TimeUnit.MINUTES) || refused.get() > 0) {
        throw new IllegalStateException(
            refused + " commands were refused, " + open.getCount() + " are open");
      }
      return "p50 %.1f ms, p99 %.1f ms, %d not seen in 10 s"
          .formatted(Latency.millis(micros, 50), Latency.millis(micros, 99), unseen.get());
    }

    private void command(int turn) {
      commands
          .ask(accounts.deposit(turn))
          .onComplete(posted -> {
            var answered = System.nanoTime();
            var token = posted.succeeded() ? posted.result().header("Consistency-Token") : null;
            if (token == null) {
              refused.incrementAndGet();
              open.countDown();
            } else {
              queries.run(() -> look(turn, token, answered));
            }
          });
    }

    private void look(int turn, String token, long answered) {
      var look =
          Call.get("/accounts/" + accounts.id(turn))
              .with(Map.of("Consistency-Token", token, "Prefer", "wait=10"));
      queries
          .ask(look)
          .onComplete(seen -> {
            // Who gave up has waited as well.
            micros.recordValue((System.nanoTime() - answered) / 1_000);
            if (seen.failed() || seen.result().status() != 200) {
              unseen.incrementAndGet();
            }
            open.countDown();
          });
    }
  }
}
