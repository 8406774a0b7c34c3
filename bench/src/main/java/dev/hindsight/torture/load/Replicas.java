package dev.hindsight.torture.load;

import dev.hindsight.torture.gather.Gauge;
import dev.hindsight.torture.rig.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask: one after the other, as a balancer does. Those that are not ready get nothing, as
 * far as is known from the last look at them.
 */
public final class Replicas implements AutoCloseable {

  private static final long LOOK_MILLIS = 500;

  private final Supplier<List<Replica>> all;
  private final Gauge gauge;
  private final AtomicInteger next = new AtomicInteger();
  private final Thread looking;
  private volatile List<Replica> ready;

  /** Asked anew with each look, for replicas come and go. */
  public Replicas(Supplier<List<Replica>> all, Gauge gauge) {
    this.all = all;
    this.gauge = gauge;
    this.ready = all.get();
    this.looking = Thread.ofVirtual().start(this::look);
  }

  private void look() {
    try {
      while (true) {
        var now = new ArrayList<Replica>();
        for (var replica : all.get()) {
          if (gauge.isReady(replica)) {
            now.add(replica);
          }
        }
        ready = List.copyOf(now);
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null when nobody is there. */
  @Nullable Replica next() {
    var now = ready;
    return now.isEmpty() ? null : now.get(Math.floorMod(next.getAndIncrement(), now.size()));
  }

  /** One after the other, also those that did not answer a moment ago. */
  Replica any() {
    var now = all.get();
    return now.get(Math.floorMod(next.getAndIncrement(), now.size()));
  }

  /** It did not answer: nobody asks it until the next look. */
  void failed(Replica replica) {
    ready = ready.stream().filter(one -> one != replica).toList();
  }

  @Override
  public void close() {
    looking.interrupt();
  }
}
