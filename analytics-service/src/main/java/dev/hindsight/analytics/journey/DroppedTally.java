package dev.hindsight.analytics.journey;

import dev.hindsight.analytics.rollup.Axes;
import dev.hindsight.analytics.rollup.Bucket;
import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.kit.projection.Sum;
import dev.hindsight.kit.projection.Table;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was dropped in a bucket, under one key.
 *
 * <p>A cart counts once in any span, though its drops are in many buckets. So a cart is counted in
 * a bucket together with its last drop before the bucket: in a span it counts where that one lies
 * before the span, and nowhere else.
 *
 * @param after the last drop of the same cart and key before the bucket, in microseconds, of an
 *     hour or longer only its hour; {@link #NONE} when there is none
 * @param quantity pieces; in the rows after none
 * @param carts that dropped anything in the bucket
 */
@Table("dropped_tallies")
public record DroppedTally(
    Axes axis,
    Grain grain,
    Instant at,
    Grouping grouping,
    String key,
    String currency,
    long after,
    @Sum long quantity,
    @Sum BigInteger valueMinor,
    @Sum long carts) {

  /** In the place of the drop before the first. */
  public static final long NONE = Long.MIN_VALUE;

  static DroppedTally amounts(Bucket bucket, DropKey key, long quantity, long valueMinor) {
    return new DroppedTally(
        bucket.axis(),
        bucket.grain(),
        bucket.at(),
        key.grouping(),
        key.key(),
        key.currency(),
        NONE,
        quantity,
        BigInteger.valueOf(valueMinor),
        0);
  }

  static DroppedTally carts(Bucket bucket, DropKey key, @Nullable Instant previous, long carts) {
    return new DroppedTally(
        bucket.axis(),
        bucket.grain(),
        bucket.at(),
        key.grouping(),
        key.key(),
        key.currency(),
        after(bucket.grain(), previous),
        0,
        BigInteger.ZERO,
        carts);
  }

  /** An instant as {@code after} tells it in rows of a grain. */
  public static long after(Grain grain, @Nullable Instant instant) {
    if (instant == null) {
      return NONE;
    }
    var told = grain == Grain.INSTANT ? instant : Grain.HOUR.floor(instant);
    return ChronoUnit.MICROS.between(Instant.EPOCH, told);
  }
}
