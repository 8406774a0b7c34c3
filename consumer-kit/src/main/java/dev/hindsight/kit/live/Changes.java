package dev.hindsight.kit.live;

import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Roster;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ticks for those who keep an answer open: something was committed, look again. Nothing is lost and
 * nothing piles up: whoever is slow gets one tick for all that happened meanwhile.
 */
public final class Changes {
  private final Map<String, Bell> bells = new HashMap<>();

  public Changes(Roster roster, Board board) {
    roster.names().forEach(name -> bells.put(name, new Bell(name, roster, board)));
    board.onChange(() -> bells.values().forEach(Bell::look));
  }

  /**
   * A tick at once, and one after each commit of the projection that this replica has heard of, its
   * own or another's. Never ends and never fails; comes on the thread of the committer, so that
   * whoever looks into the database must leave it first.
   */
  public Multi<Long> of(String projection) {
    var bell = bells.get(projection);
    if (bell == null) {
      throw new IllegalArgumentException("there is no projection " + projection);
    }
    return Multi.createFrom().<Long>emitter(bell::listen, BackPressureStrategy.LATEST);
  }

  /** Tells the listeners of one projection; looks once for all of them. */
  private static final class Bell {
    private final String projection;
    private final Roster roster;
    private final Board board;
    private final AtomicLong rung = new AtomicLong(-1);
    private final Set<MultiEmitter<? super Long>> listeners = ConcurrentHashMap.newKeySet();

    Bell(String projection, Roster roster, Board board) {
      this.projection = projection;
      this.roster = roster;
      this.board = board;
    }

    void look() {
      if (!listeners.isEmpty()) {
        var now = sum();
        if (rung.getAndSet(now) != now) {
          listeners.forEach(listener -> listener.emit(now));
        }
      }
    }

    void listen(MultiEmitter<? super Long> listener) {
      listeners.add(listener);
      listener.onTermination(() -> listeners.remove(listener));
      listener.emit(sum());
    }

    private long sum() {
      // Of whichever generation readers see now.
      return board.positions(roster.live(projection)).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }
}
