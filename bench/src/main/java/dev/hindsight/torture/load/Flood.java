package dev.hindsight.torture.load;

import dev.hindsight.bench.measure.Latency;
import dev.hindsight.torture.evidence.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Clients who ask again at once, whatever they are told; many share a connection. */
public final class Flood {

  private static final int FIRST_NUMBER = 20_000;
  private static final int TOO_MANY = 429;
  private static final int NOT_NOW = 503;

  // Fewer than a server allows.
  private static final int OF_A_CONNECTION = 80;
  private static final int DIGITS = 3;

  private final Together threads = new Together();
  private final Map<String, Long> answers = new TreeMap<>();
  private final Histogram refusals = new Histogram(DIGITS);
  private volatile boolean over;

  Flood(Shop shop, Asking asking, Random random, int many)
      throws IOException, InterruptedException {
    var shared = asking;
    for (int i = 0; i < many; i++) {
      if (i % OF_A_CONNECTION == 0) {
        shared = asking.overOneConnection();
      }
      var connection = shared;
      var number = FIRST_NUMBER + i;
      var own = new Random(random.nextLong());
      threads.start(() -> {
        while (!over) {
          var wish = Shop.deposit(shop.anyAccount(own), "0.01");
          var sent = System.nanoTime();
          count(connection.askAnybody(number, wish, false), System.nanoTime() - sent);
        }
      });
    }
  }

  private synchronized void count(@Nullable Answer answer, long nanos) {
    answers.merge(kind(answer), 1L, Long::sum);
    if (answer != null && !answer.isAccepted()) {
      refusals.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
    }
  }

  private static String kind(@Nullable Answer answer) {
    if (answer == null) {
      return "nothing";
    }
    var isRefusal = answer.status() == TOO_MANY || answer.status() == NOT_NOW;
    return isRefusal && answer.retryAfter() == null
        ? answer.status() + " without Retry-After"
        : Integer.toString(answer.status());
  }

  /** Returns when all have heard their last answer. */
  public void end() throws InterruptedException {
    over = true;
    threads.join();
  }

  /** How long 99 of a hundred refusals took at most; nothing when there was none. */
  public synchronized OptionalLong p99OfRefusals() {
    return refusals.getTotalCount() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(Latency.millis(refusals, 99)));
  }

  /** How many answers there were of each kind; complete once it has ended. */
  public synchronized Map<String, Long> answers() {
    return new TreeMap<>(answers);
  }
}
