package dev.hindsight.torture.load;

import dev.hindsight.torture.evidence.Answer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many who want to change the same account, all at once. */
public final class Crowd {

  private static final int FIRST_NUMBER = 10_000;
  private static final String AMOUNT = "0.01";

  private final Shop shop;
  private final Asking asking;
  private final Random random;
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong asked = new AtomicLong();
  private volatile long fewest;
  private volatile long version;

  Crowd(Shop shop, Asking asking, Random random) {
    this.shop = shop;
    this.asking = asking;
    this.random = random;
  }

  /** Returns when all have come to an end. */
  Crowd run(int many, Duration time, boolean forVersion) throws InterruptedException {
    var account = shop.openAnother(asking, random);
    version = 1;
    var until = System.nanoTime() + time.toNanos();
    var threads = new Together();
    var ofEach = new AtomicLongArray(many);
    for (int i = 0; i < many; i++) {
      var number = i;
      var client = new Client(FIRST_NUMBER + i, shop, asking, new Random(random.nextLong()));
      threads.start(() -> {
        while (System.nanoTime() < until) {
          var wish = Shop.deposit(account, AMOUNT);
          if (count(client.insist(forVersion ? wish.onlyAt(version) : wish))) {
            ofEach.incrementAndGet(number);
          }
        }
      });
    }
    threads.join();
    fewest = IntStream.range(0, many).mapToLong(ofEach::get).min().orElse(0);
    return this;
  }

  // Whether it was accepted.
  private boolean count(@Nullable Answer answer) {
    asked.incrementAndGet();
    if (answer != null && answer.isAccepted() && answer.etag() != null) {
      accepted.incrementAndGet();
      advance(answer.version());
      return true;
    }
    if (answer != null && answer.isRefused()) {
      refused.incrementAndGet();
    }
    return false;
  }

  private synchronized void advance(long seen) {
    version = Math.max(version, seen);
  }

  public long accepted() {
    return accepted.get();
  }

  public long refused() {
    return refused.get();
  }

  public long asked() {
    return asked.get();
  }

  /** What the least lucky of them got, of a thousand that all together did. */
  public long leastPerMille() {
    return 1_000 * fewest / Math.max(1, accepted());
  }

  public long percent() {
    return 100 * accepted() / Math.max(1, asked());
  }
}
