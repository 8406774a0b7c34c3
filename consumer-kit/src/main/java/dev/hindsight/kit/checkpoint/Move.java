package dev.hindsight.kit.checkpoint;

import dev.hindsight.kit.projection.ProjectionId;

/** A checkpoint that shall become another, if it still is what it was. */
public record Move(ProjectionId projection, int partition, Checkpoint from, Checkpoint to) {}
