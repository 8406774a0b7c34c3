package dev.hindsight.torture.rig;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Starts replicas that are wanted again when they have ended, as an orchestrator does. */
public final class Keeper implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(200);

  private final Rig rig;
  private final Thread thread = Thread.ofVirtual().unstarted(this::run);

  public Keeper(Rig rig) {
    this.rig = rig;
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        for (var replica : rig.replicas()) {
          if (replica.isWanted() && !replica.isAlive()) {
            replica.start();
          }
        }
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
