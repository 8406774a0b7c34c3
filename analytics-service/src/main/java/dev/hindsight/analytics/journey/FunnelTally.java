package dev.hindsight.analytics.journey;

import dev.hindsight.analytics.rollup.Axes;
import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.Sum;
import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the carts that were opened in a bucket have come. */
@Table("funnel_tallies")
public record FunnelTally(
    Axes axis,
    Grain grain,
    Instant at,
    @Sum long carts,
    @Sum long withItems,
    @Sum long withDrops,
    @Sum long checkedOut) {

  /** Adds what an event changed, if anything. */
  static void change(@Nullable CartJourney before, CartJourney after, Facts out) {
    var carts = before == null ? 1 : 0;
    var items = one(after.withItems()) - one(before != null && before.withItems());
    var drops = one(after.withDrops()) - one(before != null && before.withDrops());
    var checkedOut = one(after.isCheckedOut()) - one(before != null && before.isCheckedOut());
    if (carts != 0 || items != 0 || drops != 0 || checkedOut != 0) {
      for (var b : after.opened().buckets()) {
        out.add(new FunnelTally(b.axis(), b.grain(), b.at(), carts, items, drops, checkedOut));
      }
    }
  }

  private static int one(boolean yes) {
    return yes ? 1 : 0;
  }
}
