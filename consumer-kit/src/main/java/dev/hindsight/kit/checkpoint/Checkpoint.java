package dev.hindsight.kit.checkpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection is in a partition.
 *
 * @param nextOffset the first offset that is not applied yet
 * @param position of the last event seen, whether the projection wanted it or not
 * @param recordedAt when that event was recorded; null before the first
 * @param appliedTo events up to this position are applied, though they come by once more: the topic
 *     was made anew; 0 when nothing comes by twice
 * @param epoch counts the changes, so that a writer who does not know of one is refused
 */
public record Checkpoint(
    long nextOffset, long position, @Nullable Instant recordedAt, long epoch, long appliedTo) {

  /** Before the first event. */
  public static final Checkpoint START = new Checkpoint(0, 0, null, 0, 0);

  /** The next one, after a batch up to an offset. */
  public Checkpoint advanced(long nextOffset, long position, @Nullable Instant recordedAt) {
    return new Checkpoint(nextOffset, position, recordedAt, epoch + 1, appliedTo);
  }
}
