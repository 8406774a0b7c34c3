package dev.hindsight.kit.backfill;

import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projector.Lane;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * The readers of lanes that are behind: for each projection so many, each for a part of the
 * partitions.
 */
public final class CatchUps implements AutoCloseable {

  private final int readers;
  private final BiFunction<ProjectionId, Integer, CatchUp> start;
  private final Map<Reader, CatchUp> running = new ConcurrentHashMap<>();

  /**
   * @param readers how many a projection has at most
   * @param start makes one, by projection and number
   */
  public CatchUps(int readers, BiFunction<ProjectionId, Integer, CatchUp> start) {
    this.readers = readers;
    this.start = start;
  }

  /** Takes care of a lane until it follows the live feed. */
  public void add(Lane lane) {
    if (lane.isLost()) {
      return;
    }
    var reader = new Reader(lane.projection(), lane.partition() % readers);
    running
        .computeIfAbsent(reader, none -> start.apply(reader.projection(), reader.number()))
        .add(lane);
  }

  /** Ends the readers of all projections but these. */
  public void only(Collection<ProjectionId> kept) {
    running.keySet().stream()
        .filter(reader -> !kept.contains(reader.projection()))
        .toList()
        .forEach(reader -> Objects.requireNonNull(running.remove(reader)).close());
  }

  /** Whether all readers' threads live. */
  public boolean healthy() {
    return running.values().stream().allMatch(CatchUp::isAlive);
  }

  @Override
  public void close() {
    running.values().forEach(CatchUp::close);
  }

  private record Reader(ProjectionId projection, int number) {}
}
