package dev.hindsight.kit.progress;

import dev.hindsight.kit.projection.ProjectionId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became true with a commit of a projection in a partition.
 *
 * @param epoch of the checkpoint: a later one knows better
 * @param parked the streams that are parked in the partition since then
 * @param streams those that it changed or parked; null when they were too many to name
 */
public record Commit(
    ProjectionId projection,
    int partition,
    long epoch,
    Reached reached,
    Set<String> parked,
    @Nullable Set<String> streams) {

  private static final int MOST_NAMED = 150;

  public Commit {
    parked = Set.copyOf(parked);
    streams = streams == null || streams.size() > MOST_NAMED ? null : Set.copyOf(streams);
  }

  /** A state that was found, whatever led to it. */
  public static Commit found(
      ProjectionId projection, int partition, long epoch, Reached reached, Set<String> parked) {
    return new Commit(projection, partition, epoch, reached, parked, null);
  }

  /** Both together, told as one. */
  public Commit and(Commit other) {
    var last = other.epoch > epoch ? other : this;
    return new Commit(projection, partition, last.epoch, last.reached, last.parked, both(other));
  }

  /** Without the names of its streams, to be shorter. */
  public Commit unnamed() {
    return new Commit(projection, partition, epoch, reached, parked, null);
  }

  private @Nullable Set<String> both(Commit other) {
    if (streams == null || other.streams == null) {
      return null;
    }
    var all = new HashSet<>(streams);
    all.addAll(other.streams);
    return all;
  }
}
