package dev.hindsight.torture.load;

import java.time.Duration;
import java.util.Random;

/** Clients who change something and look at it several times, each time with the latest token. */
final class Readers {

  private static final int FIRST_NUMBER = 30_000;
  private static final int LOOKS = 20;
  private static final int PATIENCE_SECONDS = 1;

  private final Shop shop;
  private final Asking asking;
  private final Random random;

  Readers(Shop shop, Asking asking, Random random) {
    this.shop = shop;
    this.asking = asking;
    this.random = random;
  }

  /** Returns when all have come to an end. */
  void run(int many, Duration time) throws InterruptedException {
    var until = System.nanoTime() + time.toNanos();
    var threads = new Together();
    for (int i = 0; i < many; i++) {
      var own = new Random(random.nextLong());
      var client = new Client(FIRST_NUMBER + i, shop, asking, own);
      threads.start(() -> {
        while (System.nanoTime() < until) {
          var account = shop.anyAccount(own);
          var wish = Shop.deposit(account, "0.01");
          client.remember(wish, client.insist(wish));
          for (int look = 0; look < LOOKS; look++) {
            client.look("account-" + account, PATIENCE_SECONDS);
          }
        }
      });
    }
    threads.join();
  }
}
