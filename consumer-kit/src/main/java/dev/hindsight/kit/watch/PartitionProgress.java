package dev.hindsight.kit.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection is in a partition.
 *
 * @param behindSince when the oldest event that it lacks came; null when it lacks none
 */
public record PartitionProgress(
    int partition,
    long nextOffset,
    long endOffset,
    long position,
    long lagEvents,
    @JsonIgnore @Nullable Instant behindSince) {}
