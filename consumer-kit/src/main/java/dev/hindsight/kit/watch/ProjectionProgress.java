package dev.hindsight.kit.watch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection is, over all partitions and replicas.
 *
 * @param position everything up to here is applied
 * @param secondsLeft until it is level, at the present speed; null when it stands still
 * @param parked streams that are set aside
 * @param skipped events that were left out for good, so that their rows lack them
 * @param troubles what keeps this replica's part of it from going on
 */
public record ProjectionProgress(
    String name,
    int version,
    String state,
    long position,
    long lagEvents,
    double lagSeconds,
    double percent,
    double eventsPerSecond,
    @Nullable Long secondsLeft,
    long parked,
    long skipped,
    List<String> troubles,
    List<PartitionProgress> partitions) {

  public ProjectionProgress {
    troubles = List.copyOf(troubles);
    partitions = List.copyOf(partitions);
  }

  /** Before anything is known. */
  static ProjectionProgress unknown(String name, int version) {
    return new ProjectionProgress(
        name, version, "backfilling", 0, 0, 0, 0, 0, null, 0, 0, List.of(), List.of());
  }
}
