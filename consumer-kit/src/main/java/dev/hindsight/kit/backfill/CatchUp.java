package dev.hindsight.kit.backfill;

import dev.hindsight.kit.projector.Fenced;
import dev.hindsight.kit.projector.Lane;
import dev.hindsight.kit.projector.Projector;
import dev.hindsight.kit.source.LiveFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Reads the topic for lanes that are behind, on a thread of its own, from their checkpoints until
 * they are level with the live feed. All that fails is tried again here, for ever, with growing
 * pauses: the live feed never waits for it.
 */
public final class CatchUp implements Runnable, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(CatchUp.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LAST_STRETCH = Duration.ofSeconds(2);
  private static final long NEAR = 2_000;
  private static final long LONGEST_PAUSE = 5_000;
  private static final int IDLE_SECONDS = 20;

  // Not bounded by itself: it holds no more than one entry a lane.
  private final BlockingQueue<Lane> added = new LinkedBlockingQueue<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final LaneReader reader;
  private final Projector projector;
  private final LiveFeed feed;
  private final String name;
  private final Waits waits;
  private volatile boolean alive = true;
  private volatile boolean closed;
  private int failures;
  private int idleSeconds;

  /** One that somebody has still to run. */
  public CatchUp(String name, LaneReader reader, Projector projector, LiveFeed feed, Waits waits) {
    this.name = name;
    this.reader = reader;
    this.projector = projector;
    this.feed = feed;
    this.waits = waits;
  }

  /** One that runs on a thread of its own until it is closed. */
  public static CatchUp start(String name, LaneReader reader, Projector projector, LiveFeed feed) {
    var started = new CatchUp(name, reader, projector, feed, Waits.REAL);
    Thread.ofPlatform().daemon().name(name).start(started);
    return started;
  }

  void add(Lane lane) {
    added.add(lane);
  }

  boolean isAlive() {
    return closed || alive;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        turn();
      }
    } catch (InterruptedException e) {
      LOG.errorf(e, "%s was interrupted: its lanes stand still", name);
    } finally {
      alive = false;
      reader.close();
      projector.close();
    }
  }

  private void turn() throws InterruptedException {
    adopt();
    if (lanes.isEmpty()) {
      return;
    }
    try {
      load();
      hurry();
      join();
      if (!lanes.isEmpty()) {
        step(POLL);
        stop();
      }
      failures = 0;
      lanes.forEach(lane -> lane.trouble(null));
    } catch (Fenced e) {
      LOG.infof("%s: %s", name, e.getMessage());
      pause(e);
    } catch (RuntimeException e) {
      pause(e);
    }
  }

  private void adopt() throws InterruptedException {
    if (lanes.isEmpty()) {
      var first = waits.first(added);
      if (first == null) {
        rest();
        return;
      }
      idleSeconds = 0;
      lanes.add(first);
    }
    added.drainTo(lanes);
    lanes.removeIf(Lane::isLost);
  }

  // Nobody is behind: the connections are given back after a while.
  private void rest() {
    if (++idleSeconds == IDLE_SECONDS) {
      reader.close();
      projector.close();
    }
  }

  private void load() {
    // Whoever is assigned and stands nowhere, as after a failure in the midst of this, would be in
    // the way of all others.
    reader.only(lanes.stream().filter(lane -> lane.checkpoint() != null).toList());
    for (var lane : lanes) {
      if (lane.checkpoint() == null) {
        projector.load(lane);
        if (!lane.isLost()) {
          reader.seek(lane);
        }
      }
    }
    lanes.removeIf(lane -> lane.isLost() || lane.isComplete());
    reader.only(lanes);
  }

  // A lane that stops somewhere never follows the live feed.
  private static boolean follows(Lane lane) {
    return lane.until() == null;
  }

  private void stop() {
    lanes.stream().filter(reader::isAtStop).forEach(projector::complete);
    lanes.removeIf(Lane::isComplete);
  }

  /** Level lanes leave for the live feed. */
  private void join() {
    var level = lanes.stream().filter(CatchUp::follows).filter(lane -> left(lane) <= 0).toList();
    if (!level.isEmpty()) {
      feed.sequence().call(() -> level.stream().filter(feed::join).toList()).forEach(this::leave);
    }
  }

  // A busy feed would stay one batch ahead for ever: the last stretch is read while it waits.
  private void hurry() {
    var near =
        lanes.stream()
            .filter(CatchUp::follows)
            .filter(lane -> left(lane) > 0 && left(lane) < NEAR)
            .toList();
    if (near.isEmpty()) {
      return;
    }
    feed.sequence()
        .call(() -> {
          var end = System.nanoTime() + LAST_STRETCH.toNanos();
          while (System.nanoTime() < end && near.stream().anyMatch(this::isToRead)) {
            step(Duration.ofMillis(50));
          }
          return near.stream().filter(feed::join).toList();
        })
        .forEach(this::leave);
  }

  // A lane that was lost meanwhile would hold up the feed for nothing.
  private boolean isToRead(Lane lane) {
    return !lane.isLost() && left(lane) > 0;
  }

  private void leave(Lane lane) {
    lane.trouble(null);
    lanes.remove(lane);
  }

  private void step(Duration wait) {
    var slices = reader.read(lanes, wait);
    if (!slices.isEmpty()) {
      projector.apply(slices);
    }
  }

  private long left(Lane lane) {
    var place = feed.place(lane.partition());
    var checkpoint = lane.checkpoint();
    return place == null || checkpoint == null ? Long.MAX_VALUE : place - checkpoint.nextOffset();
  }

  private void pause(RuntimeException e) throws InterruptedException {
    lanes.forEach(lane -> {
      lane.forget();
      lane.trouble(e.toString());
    });
    if (Integer.bitCount(++failures) == 1) {
      LOG.warnf(e, "%s failed %d times, goes on from the stored checkpoints", name, failures);
    }
    var longest = Math.min(LONGEST_PAUSE, 50L << Math.min(failures, 10));
    waits.pause(Duration.ofMillis(longest));
  }
}
