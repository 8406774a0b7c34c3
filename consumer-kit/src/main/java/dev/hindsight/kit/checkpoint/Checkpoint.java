package dev.hindsight.kit.checkpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection is in a partition.
 *
 * @param nextOffset the first offset that is not applied yet
 * @param position of the last event seen, whether the projection wanted it or not
 * @param recordedAt when that event was recorded; null before the first
 * @param epoch counts the changes, so that a writer who does not know of one is refused
 */
public record Checkpoint(long nextOffset, long position, @Nullable Instant recordedAt, long epoch) {

  /** The next one, after a batch up to an offset. */
  public Checkpoint advanced(long nextOffset, long position, @Nullable Instant recordedAt) {
    return new Checkpoint(nextOffset, position, recordedAt, epoch + 1);
  }
}
