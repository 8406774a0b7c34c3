package dev.hindsight.torture.scenario;

import dev.hindsight.bench.measure.Latency;
import dev.hindsight.torture.gather.Gauge;
import dev.hindsight.torture.load.Journal;
import dev.hindsight.torture.load.Load;
import dev.hindsight.torture.rig.LaunchedStack;
import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Rig;
import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.Sight;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Where a scenario plays.
 *
 * @param isShort whether it is to be over in half a minute
 */
public record Stage(
    Sight sight,
    Load load,
    Gauge gauge,
    Random random,
    boolean isShort,
    Findings findings,
    Consumer<String> say) {

  private static final long LOOK_MILLIS = 100;
  private static final Duration STALL = Duration.ofSeconds(10);
  private static final int SLOWER_BESIDE_OTHERS = 4;
  private static final int DIGITS = 3;

  /** Of all scenarios but those of the launcher. */
  Rig rig() {
    return (Rig) sight;
  }

  /** Of the scenarios of the launcher. */
  LaunchedStack launched() {
    return (LaunchedStack) sight;
  }

  public Journal journal() {
    return load.journal();
  }

  /** Counts a fault, and says it. */
  void fault(String what) {
    say.accept("  %d: %s".formatted(findings.fault(what), what));
  }

  /** Something that must be so, besides all that the judge looks for. */
  void expect(boolean kept, String promise, String place) {
    findings.expect(kept, promise, place);
  }

  /** Lets time go by. */
  void pass(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }

  /** One of the two: that of the short form, that of the long one. */
  <T> T either(T ifShort, T ifLong) {
    return isShort ? ifShort : ifLong;
  }

  /**
   * Waits for what is expected to become so, and keeps how long it took as a figure; notes a broken
   * promise when it does not.
   *
   * @param what both the promise and the name of the figure
   */
  void becomes(String what, Duration limit, Callable<Boolean> so) throws Exception {
    becomes(what, limit, so, () -> false);
  }

  /** The same until nobody waits for it any more; then there is no figure. */
  void becomes(String what, Duration limit, Callable<Boolean> so, BooleanSupplier givenUp)
      throws Exception {
    var start = System.nanoTime();
    while (!so.call()) {
      if (givenUp.getAsBoolean()) {
        return;
      }
      if (System.nanoTime() - start > patience(limit).toNanos()) {
        findings.broken(what, "not after " + patience(limit).toSeconds() + " s");
        return;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    findings.figure(what + ", ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  /** Waits until commands are accepted, beyond those that were when it was called. */
  void accepts(String what, Duration limit) throws Exception {
    var before = journal().accepted();
    becomes(what, limit, () -> journal().accepted() > before);
  }

  /** Lets time go by in which commands must be accepted; more, as long as none was. */
  void acceptsWhile(Duration time, String promise) throws InterruptedException {
    var before = journal().accepted();
    pass(time);
    var until = System.nanoTime() + patience(STALL).toNanos();
    while (journal().accepted() == before && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    expect(journal().accepted() > before, promise, "none in all that time");
  }

  // The short form is played beside other tests, on machines of which nobody knows how slow they
  // are: whether something becomes so at all is what it asks.
  private Duration patience(Duration limit) {
    return isShort ? limit.multipliedBy(SLOWER_BESIDE_OTHERS) : limit;
  }

  /** Waits until all is published that is in the log when it is called. */
  void publishesAll(String what, Duration limit) throws Exception {
    var head = head();
    becomes(what, limit, () -> published() >= head);
  }

  /** How long the slowest but one of a hundred commands took that were asked for since then. */
  long p99Millis(long since) {
    var micros = new Histogram(DIGITS);
    for (var attempt : journal().attempts()) {
      if (attempt.sentAt() > since && attempt.answer() != null) {
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(attempt.endedAt() - attempt.sentAt()));
      }
    }
    return Math.round(Latency.millis(micros, 99));
  }

  /** The last position of the log. */
  long head() throws IOException, InterruptedException {
    return head(sight.anyOf(Service.COMMAND));
  }

  /** The same, asked of one replica. */
  long head(Replica replica) throws IOException, InterruptedException {
    return gauge.relay(replica).head();
  }

  /** The last position that was published, as far as a replica that answers knows. */
  long published() throws InterruptedException {
    return gauge.leaders(sight.replicasOf(Service.COMMAND)).stream()
        .mapToLong(leader -> leader.relay().position())
        .max()
        .orElse(0);
  }

  /** Whether all projections of a replica have come to a position. */
  boolean isLevel(Replica replica, long position) throws InterruptedException {
    try {
      var all = gauge.json(replica, "/admin/projections").path("projections");
      for (var projection : all) {
        if (projection.path("position").asLong() < position) {
          return false;
        }
      }
      return !all.isEmpty();
    } catch (IOException e) {
      // It starts again.
      return false;
    }
  }

  /** Waits until a replica takes requests. */
  void ready(Replica replica, String what) throws Exception {
    becomes(what, Duration.ofMinutes(1), () -> gauge.isReady(replica));
  }
}
