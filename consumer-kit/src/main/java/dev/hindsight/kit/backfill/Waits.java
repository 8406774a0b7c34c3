package dev.hindsight.kit.backfill;

import dev.hindsight.kit.projector.Lane;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a reader of lanes lets time go by. */
public interface Waits {

  /** As long as a clock says. */
  Waits REAL =
      new Waits() {
        @Override
        public @Nullable Lane first(BlockingQueue<Lane> added) throws InterruptedException {
          return added.poll(1, TimeUnit.SECONDS);
        }

        @Override
        public void pause(Duration longest) throws InterruptedException {
          // Not all at the same moment when a database is back.
          var millis = longest.toMillis();
          TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis));
        }
      };

  /** The first lane that is added within a second; null when there is none. */
  @Nullable Lane first(BlockingQueue<Lane> added) throws InterruptedException;

  /** Some part of a time, after a failure. */
  void pause(Duration longest) throws InterruptedException;
}
