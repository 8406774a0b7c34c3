package dev.hindsight.torture.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients who believe no answer: each command is asked for three times at once through whoever is
 * there, each until it is answered, and then something else is asked for with its key.
 */
public final class Doubters {

  private static final int FIRST_NUMBER = 40_000;
  private static final int AT_ONCE = 3;
  private static final int ATTEMPTS = 60;

  private final Shop shop;
  private final Asking asking;
  private final List<Random> chances = new ArrayList<>();
  private final Queue<Wish> asked = new ConcurrentLinkedQueue<>();

  Doubters(Shop shop, Asking asking, Random random, int many) {
    this.shop = shop;
    this.asking = asking;
    for (int i = 0; i < many; i++) {
      chances.add(new Random(random.nextLong()));
    }
  }

  /** So many commands, all clients together; returns when the last one is through. */
  public void ask(int commands) throws InterruptedException {
    var left = new AtomicInteger(commands);
    together((client, random) -> {
      while (left.getAndDecrement() > 0) {
        var wish = wish(random);
        asked.add(wish);
        var same = new Together();
        for (int i = 0; i < AT_ONCE; i++) {
          same.start(() -> insist(client, wish, false));
        }
        same.join();
        insist(client, wish.forOtherMoney(), true);
      }
    });
  }

  /** Everything that was ever asked for, once more; how many commands were not decided even so. */
  public int askAgain() throws InterruptedException {
    var all = new ConcurrentLinkedQueue<>(asked);
    var open = new AtomicInteger();
    together((client, _) -> {
      for (var wish = all.poll(); wish != null; wish = all.poll()) {
        if (!insist(client, wish, false)) {
          open.incrementAndGet();
        }
      }
    });
    return open.get();
  }

  /** How many commands were asked for. */
  public int asked() {
    return asked.size();
  }

  private interface Turns {
    void of(int client, Random random) throws InterruptedException;
  }

  private void together(Turns turns) throws InterruptedException {
    var threads = new Together();
    for (int i = 0; i < chances.size(); i++) {
      var client = FIRST_NUMBER + i;
      var random = chances.get(i);
      threads.start(() -> turns.of(client, random));
    }
    threads.join();
  }

  private Wish wish(Random random) {
    var amount = "1." + (10 + random.nextInt(89));
    return random.nextInt(3) == 0
        ? Shop.deposit(shop.anyAccount(random), amount)
        : Shop.transfer(shop.anyAccount(random), shop.anyAccount(random), amount);
  }

  private boolean insist(int client, Wish wish, boolean altered) throws InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      var answer = asking.askAnybody(client, wish, altered);
      if (answer != null && answer.isDecided()) {
        return true;
      }
      Thread.sleep(Math.min(1_000, 20L << Math.min(i, 6)));
    }
    return false;
  }
}
