package dev.hindsight.kit.progress;

import dev.hindsight.kit.projection.ProjectionId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is committed, as far as this replica knows: its own commits at once, those of others when
 * somebody has looked. Entries only grow.
 */
public final class Board {

  private final Map<ProjectionId, Map<Integer, Reached>> reached = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** A commit. */
  public void applied(ProjectionId projection, int partition, Reached now) {
    reached
        .computeIfAbsent(projection, none -> new ConcurrentHashMap<>())
        .merge(partition, now, Reached::furthest);
  }

  /** Tells those who wait that something was applied; once a batch. */
  public void changed() {
    listeners.forEach(Runnable::run);
  }

  /** Calls {@code listener} after each change, on the thread of the committer: be quick. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** How far a partition is. */
  public Reached of(ProjectionId projection, int partition) {
    return reached.getOrDefault(projection, Map.of()).getOrDefault(partition, Reached.NOTHING);
  }

  /** The furthest position that any partition of any projection has reached. */
  public long furthest() {
    return reached.values().stream()
        .flatMap(partitions -> partitions.values().stream())
        .mapToLong(Reached::position)
        .max()
        .orElse(0);
  }
}
