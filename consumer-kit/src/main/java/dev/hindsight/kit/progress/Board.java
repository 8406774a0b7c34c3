package dev.hindsight.kit.progress;

import dev.hindsight.kit.projection.ProjectionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is committed, as far as this replica knows: its own commits at once, those of others when
 * they have told of them or somebody has looked. Entries only grow.
 */
public final class Board {

  private final Map<ProjectionId, Map<Integer, Reached>> reached = new ConcurrentHashMap<>();
  private final Map<ProjectionId, Map<Integer, Parked>> parked = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Commit>> newsListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<List<Commit>>> ownListeners = new CopyOnWriteArrayList<>();

  /** Commits of our own, those of one transaction. */
  public void committed(List<Commit> commits) {
    ownListeners.forEach(listener -> listener.accept(commits));
    heard(commits);
  }

  /** Commits of whomever; those that are known already are no news. */
  public void heard(List<Commit> commits) {
    for (var commit : commits) {
      if (parked(commit)) {
        newsListeners.forEach(listener -> listener.accept(commit));
      }
    }
    changed();
  }

  // The position last, so that nobody takes it for applied without what was parked on the way to
  // it.
  private boolean parked(Commit commit) {
    var isNews = parked(commit.projection(), commit.partition(), commit.epoch(), commit.parked());
    applied(commit.projection(), commit.partition(), commit.reached());
    return isNews;
  }

  /** How far a partition is. */
  public void applied(ProjectionId projection, int partition, Reached now) {
    reached
        .computeIfAbsent(projection, none -> new ConcurrentHashMap<>())
        .merge(partition, now, Reached::furthest);
  }

  /**
   * The streams that are parked in a partition when its checkpoint has that epoch; to be told
   * before the position that goes with it.
   *
   * @return whether nobody told of that epoch before
   */
  public boolean parked(ProjectionId projection, int partition, long epoch, Set<String> streams) {
    var now = new Parked(epoch, streams);
    var known = parked.computeIfAbsent(projection, none -> new ConcurrentHashMap<>());
    return known.merge(partition, now, (was, is) -> is.epoch <= was.epoch ? was : is) == now;
  }

  /** Tells those who wait that something was applied; once a batch. */
  public void changed() {
    listeners.forEach(Runnable::run);
  }

  /** Calls {@code listener} after each change, on the thread of the committer: be quick. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Calls {@code listener} with each commit once, whosever it is; be quick. */
  public void onNews(Consumer<Commit> listener) {
    newsListeners.add(listener);
  }

  /** Calls {@code listener} with commits of our own; be quick. */
  public void onOwn(Consumer<List<Commit>> listener) {
    ownListeners.add(listener);
  }

  /** How far a partition is. */
  public Reached of(ProjectionId projection, int partition) {
    return reached.getOrDefault(projection, Map.of()).getOrDefault(partition, Reached.NOTHING);
  }

  /**
   * What all of the first so many partitions have reached: the least position and the earliest
   * time. Asked with every answer, hence no streams.
   */
  public Optional<Reached> least(ProjectionId projection, int partitions) {
    var known = reached.getOrDefault(projection, Map.of());
    @Nullable Reached least = null;
    for (int partition = 0; partition < partitions; partition++) {
      var one = known.getOrDefault(partition, Reached.NOTHING);
      least = least == null ? one : least.least(one);
    }
    return Optional.ofNullable(least);
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

  /** Whether a stream of a partition is parked. */
  public boolean isParked(ProjectionId projection, int partition, String stream) {
    var known = parked.getOrDefault(projection, Map.of()).get(partition);
    return known != null && known.streams.contains(stream);
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
