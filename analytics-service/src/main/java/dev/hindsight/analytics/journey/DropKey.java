package dev.hindsight.analytics.journey;

import dev.hindsight.analytics.rollup.Grouping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the keys that a drop is counted under. */
record DropKey(Grouping grouping, String key, String currency) {

  static List<DropKey> of(CartDrop drop) {
    return List.of(
        new DropKey(Grouping.LISTING, drop.listingId().toString(), drop.currency()),
        new DropKey(Grouping.BRAND, text(drop.brand()), drop.currency()),
        new DropKey(Grouping.CATEGORY, text(drop.category()), drop.currency()),
        new DropKey(Grouping.TOTAL, "", drop.currency()),
        new DropKey(Grouping.CARTS, "", ""));
  }

  boolean isOf(CartDrop drop) {
    return of(drop).contains(this);
  }

  /** Whether pieces and values are added up under it; else carts alone. */
  boolean hasAmounts() {
    return grouping != Grouping.CARTS;
  }

  // No listing has a blank brand or category, so that an empty key stands for none.
  static String text(@Nullable String name) {
    return name == null ? "" : name;
  }
}
