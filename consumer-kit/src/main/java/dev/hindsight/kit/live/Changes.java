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

/**
 * Ticks for those who keep an answer open: something was committed, look again. Nothing is lost and
 * nothing piles up: whoever is slow gets one tick for all that happened meanwhile.
 */
public final class Changes {
  private final Map<String, ProjectionId> projections = new HashMap<>();
  private final Board board;
  private final Set<MultiEmitter<? super Long>> listeners = ConcurrentHashMap.newKeySet();

  public Changes(List<ProjectionId> projections, Board board) {
    projections.forEach(id -> this.projections.put(id.name(), id));
    this.board = board;
    board.onChange(() -> listeners.forEach(listener -> listener.emit(0L)));
  }

  /**
   * A tick at once, and one after each commit of the projection that this replica has heard of, its
   * own or another's. Never ends and never fails; comes on the thread of the committer, so that
   * whoever looks into the database must leave it first.
   */
  public Multi<Long> of(String projection) {
    var id = projections.get(projection);
    if (id == null) {
      throw new IllegalArgumentException("there is no projection " + projection);
    }
    return Multi.createFrom()
        .<Long>emitter(this::listen, BackPressureStrategy.LATEST)
        .map(tick -> sum(id))
        .skip()
        .repetitions();
  }

  private void listen(MultiEmitter<? super Long> listener) {
    listeners.add(listener);
    listener.onTermination(() -> listeners.remove(listener));
    listener.emit(0L);
  }

  private long sum(ProjectionId id) {
    return board.positions(id).values().stream().mapToLong(Long::longValue).sum();
  }
}
