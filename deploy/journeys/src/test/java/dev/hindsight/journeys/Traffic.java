package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who fills carts all the while, until closed; every command must be accepted. */
final class Traffic implements AutoCloseable {
  private static final int CARTS = 10;

  private final PackagedStack stack;
  private final List<String> carts = new CopyOnWriteArrayList<>();
  private final AtomicLong commands = new AtomicLong();
  private final CompletableFuture<Void> end;
  private volatile boolean closed;

  Traffic(PackagedStack stack) throws IOException, InterruptedException {
    this.stack = stack;
    for (int i = 0; i < CARTS; i++) {
      carts.add(stack.make("/carts", "{}"));
    }
    String item = item(stack, 1);
    end = CompletableFuture.runAsync(() -> fill(item), Thread::startVirtualThread);
  }

  private void fill(String item) {
    while (!closed) {
      String cart = carts.get((int) (commands.incrementAndGet() % CARTS));
      try {
        stack.post("/carts/" + cart + "/items", item);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Until something has happened after now. */
  void awaitMore() {
    long now = commands.get();
    await().atMost(PackagedStack.LIMIT).until(() -> end.isDone() || commands.get() > now + 20);
  }

  /** A line of a request that puts so many pieces of a new listing into a cart. */
  static String item(PackagedStack stack, int pieces) throws IOException, InterruptedException {
    String listing =
        stack.make(
            "/listings",
            "{\"title\":\"A lamp\",\"price\":{\"amount\":\"8.00\",\"currency\":\"EUR\"}}");
    return "{\"listingId\":\"" + listing + "\",\"quantity\":" + pieces + "}";
  }

  @Override
  public void close() {
    closed = true;
    end.join();
    assertThat(commands.get()).isPositive();
  }
}
