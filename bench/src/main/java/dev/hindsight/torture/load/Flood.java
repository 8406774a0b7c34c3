package dev.hindsight.torture.load;

import dev.hindsight.bench.measure.Latency;
import dev.hindsight.torture.evidence.Answer;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Clients who ask again at once, whatever they are told. */
public final class Flood {

  private static final int FIRST_NUMBER = 20_000;
  private static final int TOO_MANY = 429;
  private static final int NOT_NOW = 503;
  private static final int DIGITS = 3;

  private final Shop shop;
  private final Throng throng;
  private final Random random;
  private final CountDownLatch asking;
  private final Map<String, Long> answers = new TreeMap<>();
  private final Histogram refusals = new Histogram(DIGITS);
  private volatile boolean over;

  Flood(Shop shop, Asking asking, Random random, int many) {
    this.shop = shop;
    this.throng = asking.throng(many);
    this.random = new Random(random.nextLong());
    this.asking = new CountDownLatch(many);
    for (int i = 0; i < many; i++) {
      int number = FIRST_NUMBER + i;
      throng.run(() -> ask(number));
    }
  }

  private void ask(int number) {
    if (over) {
      asking.countDown();
      return;
    }
    var sent = System.nanoTime();
    throng
        .ask(number, Shop.deposit(shop.anyAccount(random), "0.01"))
        .onComplete(asked -> {
          count(asked.result().orElse(null), System.nanoTime() - sent);
          ask(number);
        });
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

  /** Nobody asks again; answers that are waited for may still come. */
  public void ebb() {
    over = true;
  }

  /** Returns when all have heard their last answer. */
  public void end() throws InterruptedException {
    ebb();
    asking.await();
    throng.close();
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
