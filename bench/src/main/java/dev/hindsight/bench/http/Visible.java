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

  List<Figure> measure() throws Exception {
    var halves = new ArrayList<Double>();
    var tails = new ArrayList<Double>();
    var many = (int) (rate * plan.length().multipliedBy(LENGTHS).toSeconds());
    new Run(many).run();
    for (int i = 1; i <= plan.rounds(); i++) {
      var micros = new Run(many).run();
      halves.add(Latency.millis(micros, 50));
      tails.add(Latency.millis(micros, 99));
      plan.tell(
          "POST answered to visible, round %d of %d, %d a second: p50 %.1f ms, p99 %.1f ms"
              .formatted(i, plan.rounds(), rate, halves.getLast(), tails.getLast()));
    }
    var more = Map.of("commands a second", (double) rate);
    return List.of(
        Figure.within("POST answered to visible, p50", Target.within(10, "ms"), halves, more),
        Figure.within("POST answered to visible, p99", Target.within(50, "ms"), tails, more));
  }

  /** One run, by itself. */
  private final class Run {

    private final Histogram micros = new ConcurrentHistogram(MINUTE_IN_MICROS, 3);
    private final AtomicInteger others = new AtomicInteger();
    private final CountDownLatch open;

    Run(int many) {
      open = new CountDownLatch(many);
    }

    Histogram run() throws InterruptedException {
      var start = System.nanoTime();
      var many = open.getCount();
      for (int i = 0; i < many; i++) {
        var turn = i;
        LockSupport.parkNanos(start + TimeUnit.SECONDS.toNanos(i) / rate - System.nanoTime());
        commands.run(() -> command(turn));
      }
      if (!open.await(2, TimeUnit.MINUTES) || others.get() > 0) {
        throw new IllegalStateException(
            others + " questions were not answered, " + open.getCount() + " are open");
      }
      return micros;
    }

    private void command(int turn) {
      commands
          .ask(accounts.deposit(turn))
          .onComplete(posted -> {
            var answered = System.nanoTime();
            var token = posted.succeeded() ? posted.result().header("Consistency-Token") : null;
            if (token == null) {
              others.incrementAndGet();
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
            if (seen.succeeded() && seen.result().status() == 200) {
              micros.recordValue((System.nanoTime() - answered) / 1_000);
            } else {
              others.incrementAndGet();
            }
            open.countDown();
          });
    }
  }
}
