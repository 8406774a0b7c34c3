package dev.hindsight.analytics.journey;

import dev.hindsight.analytics.rollup.Axes;
import dev.hindsight.analytics.rollup.Bucket;
import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.kit.projection.Sum;
import dev.hindsight.kit.projection.Table;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long the lines that were dropped in a bucket had been in their carts.
 *
 * @param bound the lowest of {@link #BOUNDS} that is not less, in seconds; {@link #BEYOND} when all
 *     are
 */
@Table("drop_wait_tallies")
public record WaitTally(
    Axes axis,
    Grain grain,
    Instant at,
    long bound,
    @Sum long drops,
    @Sum long pieces,
    @Sum BigInteger waitedMillis) {

  /**
   * Of the histogram, in seconds: a minute, five, fifteen, an hour, six, a day, a week, 30 days.
   */
  public static final List<Long> BOUNDS =
      List.of(60L, 300L, 900L, 3_600L, 21_600L, 86_400L, 604_800L, 2_592_000L);

  /** In the place of a bound for what took longer than all. */
  public static final long BEYOND = Long.MAX_VALUE;

  static WaitTally of(Bucket bucket, Duration time, int pieces) {
    var bound =
        BOUNDS.stream()
            .filter(one -> time.compareTo(Duration.ofSeconds(one)) <= 0)
            .findFirst()
            .orElse(BEYOND);
    return new WaitTally(
        bucket.axis(),
        bucket.grain(),
        bucket.at(),
        bound,
        1,
        pieces,
        BigInteger.valueOf(time.toMillis()));
  }
}
