package dev.hindsight.command.log;

import java.util.UUID;

/**
 * Makes ids that say where they are: the number of this writer, of the batch, and of the place in
 * the batch. A UUID of version 7 (RFC 9562) holds them in the 74 bits behind its time, so that a
 * command's events are found by its id without an index. Confined to one thread.
 */
public final class BatchIds {

  private static final int BATCH_BITS = 36;
  private static final int PLACE_BITS = 14;
  private static final long BATCHES = 1L << BATCH_BITS;

  /** The most places in a batch. */
  public static final int PLACES = 1 << PLACE_BITS;

  private final long writer;
  private long batches;

  public BatchIds(long writer) {
    this.writer = writer;
  }

  /** The id of the next batch. */
  public long nextBatch() {
    if (++batches >= BATCHES) {
      throw new IllegalStateException("this writer has used up its batches; start it again");
    }
    return writer << BATCH_BITS | batches;
  }

  /** The id of a command or an event: unique by batch and place, sorted by the time first. */
  public static UUID id(long epochMillis, long batch, int place) {
    var low74 = batch; // 60 bits of batch, then 14 of place: 12 in the high word, 62 in the low
    var high = epochMillis << 16 | 0x7000L | low74 >>> 48;
    var low = (low74 & 0xFFFF_FFFF_FFFFL) << PLACE_BITS | place;
    return new UUID(high, low & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
  }

  /** The id of the next place in the same batch. */
  public static UUID next(UUID id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1);
  }

  /** The writer that made a batch. */
  public static long writerOf(long batch) {
    return batch >>> BATCH_BITS;
  }

  /** The batch that an id says it is in; any number when it is not one of ours. */
  public static long batchOf(UUID id) {
    var high12 = id.getMostSignificantBits() & 0xFFFL;
    var low48 = id.getLeastSignificantBits() >>> PLACE_BITS & 0xFFFF_FFFF_FFFFL;
    return high12 << 48 | low48;
  }
}
