package dev.hindsight.analytics.journey;

import dev.hindsight.analytics.rollup.Times;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That something left a cart at some time: all that is needed to count each cart once. */
public record CartDrop(
    UUID listingId,
    @Nullable String brand,
    @Nullable String category,
    String currency,
    Times times) {

  static CartDrop of(DroppedItem item, Times times) {
    return new CartDrop(
        item.listingId(), item.brand(), item.category(), item.value().currencyCode(), times);
  }
}
