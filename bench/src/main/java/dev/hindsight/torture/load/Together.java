package dev.hindsight.torture.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Threads that do something at the same time; each ends with its work, or when it is interrupted.
 */
public final class Together {

  private final List<Thread> threads = new ArrayList<>();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

  /** What one of them does. */
  public interface Work {
    void run() throws Exception;
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
              } catch (Exception e) {
                failures.add(e);
              }
            }));
  }

  /** Returns when all have ended; fails when one of them has failed. */
  public void join() throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
    var first = failures.peek();
    if (first != null) {
      throw new IllegalStateException(
          "%d of %d could not go on".formatted(failures.size(), threads.size()), first);
    }
  }
}
