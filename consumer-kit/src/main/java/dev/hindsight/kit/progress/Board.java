package dev.hindsight.kit.progress;

import dev.hindsight.kit.projection.ProjectionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * What is committed, as far as this replica knows: its own commits at once, those of others when
 * somebody has looked. Entries only grow.
 */
public final class Board {

  private final Map<ProjectionId, Map<Integer, Reached>> reached = new ConcurrentHashMap<>();
  private final Map<ProjectionId, Map<Integer, Parked>> parked = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** A commit. */
  public void applied(ProjectionId projection, int partition, Reached now) {
    reached
        .computeIfAbsent(projection, none -> new ConcurrentHashMap<>())
        .merge(partition, now, Reached::furthest);
  }

  /**
   * The streams that are parked in a partition when its checkpoint has that epoch; to be told
   * before the position that goes with it.
   */
  public void parked(ProjectionId projection, int partition, long epoch, Set<String> streams) {
    parked
        .computeIfAbsent(projection, none -> new ConcurrentHashMap<>())
        .merge(
            partition, new Parked(epoch, streams), (was, now) -> now.epoch < was.epoch ? was : now);
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

  /** How far each partition is of which something is applied. */
  public Map<Integer, Long> positions(ProjectionId projection) {
    var positions = new HashMap<Integer, Long>();
    reached
        .getOrDefault(projection, Map.of())
        .forEach((partition, now) -> positions.put(partition, now.position()));
    positions.values().removeIf(position -> position == 0);
    return positions;
  }

  /** All streams that are parked; asked after {@link #positions} it lacks none of before those. */
  public Set<String> parked(ProjectionId projection) {
    return parked.getOrDefault(projection, Map.of()).values().stream()
        .flatMap(one -> one.streams.stream())
        .collect(Collectors.toSet());
  }

  /** The furthest position that any partition of any projection has reached. */
  public long furthest() {
    return reached.values().stream()
        .flatMap(partitions -> partitions.values().stream())
        .mapToLong(Reached::position)
        .max()
        .orElse(0);
  }

  private record Parked(long epoch, Set<String> streams) {}
}
