package dev.hindsight.torture.load;

import dev.hindsight.torture.evidence.Answer;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Clients who ask again at once, whatever they are told. */
public final class Flood {

  private static final int FIRST_NUMBER = 20_000;
  private static final int TOO_MANY = 429;
  private static final int NOT_NOW = 503;

  private final Together threads = new Together();
  private final Map<String, Long> answers = new TreeMap<>();
  private volatile boolean over;

  Flood(Shop shop, Asking asking, Random random, int many) {
    for (int i = 0; i < many; i++) {
      var number = FIRST_NUMBER + i;
      var own = new Random(random.nextLong());
      threads.start(() -> {
        while (!over) {
          var wish = Shop.deposit(shop.anyAccount(own), "0.01");
          count(asking.ask(number, wish, false));
        }
      });
    }
  }

  private synchronized void count(@Nullable Answer answer) {
    answers.merge(kind(answer), 1L, Long::sum);
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

  /** How many answers there were of each kind; complete once it has ended. */
  public synchronized Map<String, Long> answers() {
    return new TreeMap<>(answers);
  }
}
