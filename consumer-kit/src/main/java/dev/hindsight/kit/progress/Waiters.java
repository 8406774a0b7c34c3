package dev.hindsight.kit.progress;

import dev.hindsight.kit.projection.ProjectionId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Those who wait for projections to get somewhere; no more than a fixed number. */
public final class Waiters {

  private final Board board;
  private final int most;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

  public Waiters(Board board, int most) {
    this.board = board;
    this.most = most;
    board.onChange(this::wake);
  }

  /** Completes when each partition is at its position; nothing when too many wait already. */
  public Optional<CompletableFuture<@Nullable Void>> add(
      ProjectionId projection, Map<Integer, Long> positions) {
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      return Optional.empty();
    }
    var waiter = new Waiter(projection, positions, new CompletableFuture<>());
    waiting.add(waiter);
    waiter
        .done()
        .whenComplete((done, failure) -> {
          waiting.remove(waiter);
          count.decrementAndGet();
        });
    // Once more, for a commit between the look before and the entry.
    wake(waiter);
    return Optional.of(waiter.done());
  }

  /** Whether somebody waits, so that it is worth looking what other replicas have done. */
  public boolean any() {
    return count.get() > 0;
  }

  /** Whether nobody has to wait for this. */
  public boolean reached(ProjectionId projection, Map<Integer, Long> positions) {
    return positions.entrySet().stream()
        .allMatch(e -> board.of(projection, e.getKey()).position() >= e.getValue());
  }

  private void wake() {
    waiting.forEach(this::wake);
  }

  private void wake(Waiter waiter) {
    if (reached(waiter.projection(), waiter.positions())) {
      waiter.done().complete(null);
    }
  }

  private record Waiter(
      ProjectionId projection,
      Map<Integer, Long> positions,
      CompletableFuture<@Nullable Void> done) {

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
