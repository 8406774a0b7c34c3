package dev.hindsight.kit.checkpoint;

import dev.hindsight.kit.projection.ProjectionId;

/** A checkpoint as it was found, of any replica. */
public record StoredCheckpoint(ProjectionId projection, int partition, Checkpoint checkpoint) {}
