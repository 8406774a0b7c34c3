package dev.hindsight.torture.simulation;

import dev.hindsight.command.watch.LeaderLock;
import org.jspecify.annotations.Nullable;

/** One lock for all; a holder may lose it without hearing of it. */
final class SimulatedLock {

  private final Scheduler scheduler;
  private final Trouble trouble;
  private @Nullable Object holder;

  SimulatedLock(Scheduler scheduler, Trouble trouble) {
    this.scheduler = scheduler;
    this.trouble = trouble;
  }

  /** The database takes the holder for gone. */
  void lose() {
    holder = null;
  }

  /** As one process has it. */
  LeaderLock ofOne() {
    return new LeaderLock() {
      @Override
      public boolean tryAcquire() {
        scheduler.step();
        if (holder == null) {
          holder = this;
        }
        return holder == this;
      }

      @Override
      public boolean isHeld() {
        // It takes a while until somebody hears that the lock was lost.
        return holder == this || trouble.happens(0.8);
      }

      @Override
      public void close() {
        if (!scheduler.isKilled() && holder == this) {
          holder = null;
        }
      }
    };
  }
}
