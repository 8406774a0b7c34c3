package dev.hindsight.torture.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Threads that do something at the same time; each ends with its work, or when it is interrupted.
 */
public final class Together {

  private final List<Thread> threads = new ArrayList<>();

  /** What one of them does. */
  public interface Work {
    void run() throws InterruptedException;
  }

  /** One more begins. */
  public void start(Work work) {
    threads.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }));
  }

  /** Returns when all have ended. */
  public void join() throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
  }
}
