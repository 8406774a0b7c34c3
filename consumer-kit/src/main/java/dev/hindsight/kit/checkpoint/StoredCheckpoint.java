package dev.hindsight.kit.checkpoint;

import dev.hindsight.kit.progress.Commit;
import dev.hindsight.kit.progress.Reached;
import dev.hindsight.kit.projection.ProjectionId;
import java.util.Set;

/**
 * A checkpoint as it was found, of any replica.
 *
 * @param parked the streams that the projection has parked in the partition, at the same moment
 * @param complete whether it needs nothing more of the partition
 */
public record StoredCheckpoint(
    ProjectionId projection,
    int partition,
    Checkpoint checkpoint,
    Set<String> parked,
    boolean complete) {

  /** As those hear of it who were not told. */
  public Commit found() {
    var reached = new Reached(checkpoint.position(), checkpoint.recordedAt());
    return Commit.found(projection, partition, checkpoint.epoch(), reached, parked);
  }
}
