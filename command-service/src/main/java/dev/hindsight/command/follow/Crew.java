package dev.hindsight.command.follow;

import dev.hindsight.events.StreamName;
import dev.hindsight.service.log.LogFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Works on some streams at a time, each on a virtual thread, in order, up to its first failure. */
final class Crew implements AutoCloseable {

  /** Does one thing; false when what is behind it must wait. */
  @FunctionalInterface
  interface Hand {
    boolean does(Due due) throws InterruptedException;
  }

  private static final Logger LOG = Logger.getLogger(Crew.class);
  private static final long GRACE_MILLIS = 3000;

  private final String name;
  private final int most;
  private final Hand hand;
  private final Runnable onFree;
  private final Map<StreamName, Thread> busy = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /** {@code onFree} hears of each stream that is not worked on any more. */
  Crew(String name, int most, Hand hand, Runnable onFree) {
    this.name = name;
    this.most = most;
    this.hand = hand;
    this.onFree = onFree;
  }

  boolean hasRoom() {
    return busy.size() < most;
  }

  Set<StreamName> busy() {
    return Set.copyOf(busy.keySet());
  }

  /** Starts what there is room for; whether it was anything. The rest is found again later. */
  boolean start(List<Due> due) {
    var streams = new LinkedHashMap<StreamName, List<Due>>();
    due.forEach(one -> streams.computeIfAbsent(one.stream(), s -> new ArrayList<>()).add(one));
    var started = false;
    for (var stream : streams.entrySet()) {
      if (hasRoom() && !busy.containsKey(stream.getKey())) {
        start(stream.getKey(), stream.getValue());
        started = true;
      }
    }
    return started;
  }

  private void start(StreamName stream, List<Due> due) {
    var thread = Thread.ofVirtual().name(name + " " + stream).unstarted(() -> work(stream, due));
    busy.put(stream, thread);
    thread.start();
  }

  private void work(StreamName stream, List<Due> due) {
    try {
      for (var one : due) {
        if (closing || !hand.does(one)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      try (var _ = LogFields.ofStream(stream.toString()).and("follower", name)) {
        LOG.errorf(e, "%s: the work on %s broke off", name, stream);
      }
    } finally {
      busy.remove(stream);
      onFree.run();
    }
  }

  /** Lets them finish what they have in hand for a while; then it is done again by somebody. */
  @Override
  public void close() throws InterruptedException {
    closing = true;
    var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
    for (var thread : List.copyOf(busy.values())) {
      var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      thread.join(Math.max(1, left));
    }
    for (var thread : List.copyOf(busy.values())) {
      thread.interrupt();
      thread.join(GRACE_MILLIS);
    }
  }
}
