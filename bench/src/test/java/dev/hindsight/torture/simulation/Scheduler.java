package dev.hindsight.torture.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time run, from one {@link #step} to its next one, so that a run is the same
 * each time it has the same seed.
 */
final class Scheduler {

  private final Semaphore back = new Semaphore(0);
  private final List<Actor> actors = new ArrayList<>();
  private final Random random;
  private @Nullable Actor current;

  Scheduler(long seed) {
    this.random = new Random(seed);
  }

  /** What an actor does; it ends with it. */
  interface Work {
    void run() throws Exception;
  }

  /** Only for whoever has the turn. */
  Random random() {
    return random;
  }

  /** Whether something happens that does so often. */
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** Begins with its first turn. */
  Actor spawn(Work work) {
    var actor = new Actor();
    actor.thread = Thread.ofVirtual().unstarted(() -> actor.live(work));
    actor.thread.start();
    actors.add(actor);
    return actor;
  }

  /** Called wherever something is touched that others touch too: their turn may come in between. */
  void step() {
    var self = current;
    if (self == null) {
      throw new IllegalStateException("nobody has the turn");
    }
    if (!self.killed) {
      back.release();
      self.turn.acquireUninterruptibly();
    }
    if (self.killed) {
      throw new Killed();
    }
  }

  /** Whether whoever has the turn is dead, and only cleans up what nobody cleans up then. */
  boolean isKilled() {
    return current != null && current.killed;
  }

  /** Gives the turn to one who lives and is not frozen; nothing happens when there is none. */
  void resumeAny() {
    var ready = actors.stream().filter(actor -> !actor.ended && actor.frozen-- <= 0).toList();
    if (!ready.isEmpty()) {
      resume(ready.get(random.nextInt(ready.size())));
    }
  }

  private void resume(Actor actor) {
    current = actor;
    actor.turn.release();
    back.acquireUninterruptibly();
    current = null;
    if (actor.failure != null) {
      throw new IllegalStateException("an actor failed: " + actor.failure, actor.failure);
    }
  }

  /** It stops in the middle of what it does. */
  void kill(Actor actor) {
    if (!actor.ended) {
      actor.killed = true;
      resume(actor);
      actors.remove(actor);
    }
  }

  void thawAll() {
    actors.forEach(actor -> actor.frozen = 0);
  }

  void killAll() {
    List.copyOf(actors).forEach(this::kill);
  }

  /** The end of one that was killed; product code catches exceptions, not errors. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  /** Somebody who waits for its turn. */
  final class Actor {

    private final Semaphore turn = new Semaphore(0);
    private @Nullable Thread thread;
    private @Nullable Throwable failure;
    private boolean killed;
    private boolean ended;
    private int frozen;

    /** It gets no turn for a while. */
    void freeze(int turns) {
      frozen = turns;
    }

    /** Where it waits for its turn, for people. */
    String place() {
      var own = thread;
      return ended || own == null
          ? "ended"
          : Arrays.stream(own.getStackTrace())
              .map(StackTraceElement::toString)
              .filter(line -> line.startsWith("dev.hindsight") && !line.contains("Scheduler"))
              .limit(8)
              .toList()
              .toString();
    }

    private void live(Work work) {
      turn.acquireUninterruptibly();
      try {
        if (!killed) {
          work.run();
        }
      } catch (Killed e) {
        // As it should be.
      } catch (Throwable e) {
        failure = e;
      } finally {
        ended = true;
        back.release();
      }
    }
  }
}
