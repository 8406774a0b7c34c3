package dev.hindsight.analytics.revenue;

import dev.hindsight.analytics.rollup.Axes;
import dev.hindsight.analytics.rollup.Bucket;
import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.kit.projection.Sum;
import dev.hindsight.kit.projection.Table;
import java.math.BigInteger;
import java.time.Instant;

/**
 * What was paid and what was given back in a bucket, under one key.
 *
 * @param orders that were paid
 * @param pieces in them
 * @param refunds orders of which all was given back
 */
@Table("revenue_tallies")
public record RevenueTally(
    Axes axis,
    Grain grain,
    Instant at,
    Grouping grouping,
    String key,
    String currency,
    @Sum long orders,
    @Sum long pieces,
    @Sum BigInteger paidMinor,
    @Sum long refunds,
    @Sum BigInteger refundedMinor) {

  static RevenueTally of(
      Bucket bucket, Grouping grouping, String key, String currency, Change change) {
    return new RevenueTally(
        bucket.axis(),
        bucket.grain(),
        bucket.at(),
        grouping,
        key,
        currency,
        change.orders,
        change.pieces,
        BigInteger.valueOf(change.paid),
        change.refunds,
        BigInteger.valueOf(change.refunded));
  }

  /** What an event adds to the sums; amounts in minor units. */
  record Change(long orders, long pieces, long paid, long refunds, long refunded) {

    static Change paid(long pieces, long amount) {
      return new Change(1, pieces, amount, 0, 0);
    }

    /** Some of an order's money went back. */
    static Change refunded(long amount) {
      return new Change(0, 0, 0, 0, amount);
    }

    /** An order's last money went back. */
    static Change refundedWhole(long amount) {
      return new Change(0, 0, 0, 1, amount);
    }
  }
}
