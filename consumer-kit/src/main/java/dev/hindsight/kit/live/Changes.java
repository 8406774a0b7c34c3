package dev.hindsight.kit.live;

import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.projection.ProjectionId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.HashMap;
import java.util.List;
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

  public Changes(List<ProjectionId> projections, Board board) {
    projections.forEach(id -> bells.put(id.name(), new Bell(id, board)));
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
    private final ProjectionId id;
    private final Board board;
    private final AtomicLong rung = new AtomicLong(-1);
    private final Set<MultiEmitter<? super Long>> listeners = ConcurrentHashMap.newKeySet();

    Bell(ProjectionId id, Board board) {
      this.id = id;
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
      return board.positions(id).values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
