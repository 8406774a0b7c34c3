package dev.hindsight.kit.projector;

import java.util.List;

/**
 * The part of a batch that is for one lane.
 *
 * @param records in the order of the partition, without any below the lane's checkpoint
 * @param nextOffset where the partition goes on after the batch
 */
public record Slice(Lane lane, List<Incoming> records, long nextOffset) {}
