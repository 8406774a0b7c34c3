package dev.hindsight.torture.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Many clients at once, until they are told to stop. */
public final class Load {

  private static final int ACCOUNTS = 200;
  private static final int LISTINGS = 20;
  private static final long REST_MILLIS = 50;

  private final Shop shop;
  private final Asking asking;
  private final List<Client> clients = new ArrayList<>();
  private final Together threads = new Together();
  private final Random random;
  private volatile boolean stopping;
  private volatile boolean resting;

  /** The seed decides what they want, not how what they do falls together. */
  public Load(Replicas commands, Replicas queries, Journal journal, int many, long seed) {
    random = new Random(seed);
    shop = Shop.of(ACCOUNTS, LISTINGS, random);
    asking = new Asking(commands, queries, journal);
    for (int i = 1; i <= many; i++) {
      clients.add(new Client(i, shop, asking, new Random(random.nextLong())));
    }
  }

  /** Makes what there is to buy and to spend, and returns when it is there. */
  public void open() throws InterruptedException {
    for (var step : shop.opening()) {
      var all = new Together();
      var refused = new ConcurrentLinkedQueue<Wish>();
      var wishes = new ConcurrentLinkedQueue<>(step);
      for (var client : clients) {
        all.start(() -> {
          for (var wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            var answer = client.insist(wish);
            if (answer == null || !answer.isAccepted()) {
              refused.add(wish);
            }
          }
        });
      }
      all.join();
      if (!refused.isEmpty()) {
        throw new IllegalStateException("the shop does not open: " + refused.peek());
      }
    }
  }

  public void start() {
    for (var client : clients) {
      threads.start(() -> {
        while (!stopping) {
          if (resting) {
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
          } else {
            client.turn();
          }
        }
      });
    }
  }

  /** Many more clients, who all write to one stream of their own; returns when the time is over. */
  public Crowd crowd(int many, Duration time, boolean forVersion) throws InterruptedException {
    return new Crowd(shop, asking, random).run(many, time, forVersion);
  }

  /** Many more clients, who ask everything several times. */
  public Doubters doubters(int many) {
    return new Doubters(shop, asking, random, many);
  }

  /** Many more clients, who look again and again at what they did; until the time is over. */
  public void readers(int many, Duration time) throws InterruptedException {
    new Readers(shop, asking, random).run(many, time);
  }

  /** So many more clients, who never wait; until they are told to end. */
  public Flood flood(int many) {
    return new Flood(shop, asking, random, many);
  }

  /** Whether clients begin nothing new for now. */
  public void rest(boolean now) {
    resting = now;
  }

  public Journal journal() {
    return asking.journal();
  }

  /** Lets each client come to the end of its wish. */
  public void stop() throws InterruptedException {
    stopping = true;
    threads.join();
  }
}
