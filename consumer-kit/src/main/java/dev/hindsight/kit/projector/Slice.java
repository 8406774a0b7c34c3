package dev.hindsight.kit.projector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The part of a batch that is for one lane.
 *
 * @param records in the order of the partition, without any below the lane's checkpoint
 * @param nextOffset where the partition goes on after the batch
 */
public record Slice(Lane lane, List<Incoming> records, long nextOffset) {

  /** The same without what the lane has applied in a topic that was there before. */
  Slice unapplied(LongConsumer cameBy) {
    var checkpoint = lane.checkpoint();
    if (checkpoint == null || checkpoint.appliedTo() == 0 || records.isEmpty()) {
      return this;
    }
    var first = records.getFirst().position();
    if (first > checkpoint.appliedTo()) {
      cameBy.accept(first);
      return this;
    }
    var rest = new ArrayList<Incoming>();
    var last = 0L;
    for (var record : records) {
      var position = record.position();
      if (position == 0 || position > checkpoint.appliedTo()) {
        rest.add(record);
      }
      last = Math.max(last, position);
    }
    cameBy.accept(last);
    return new Slice(lane, rest, nextOffset);
  }
}
