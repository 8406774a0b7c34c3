package dev.hindsight.command.watch;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a thread sleep until there is something to do. Many calls before it wakes count as one. */
public final class Wakeup {

  private final Semaphore signal = new Semaphore(0);

  /** There is something to do; from any thread, never blocks. */
  public void wake() {
    if (signal.availablePermits() == 0) {
      signal.release();
    }
  }

  /** Returns at the next call of {@link #wake}, at once if there was one, or after the pause. */
  public void await(long pauseMillis) throws InterruptedException {
    if (signal.tryAcquire(pauseMillis, TimeUnit.MILLISECONDS)) {
      signal.drainPermits();
    }
  }
}
