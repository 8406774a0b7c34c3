package dev.hindsight.kit.checkpoint;

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
    boolean complete) {}
