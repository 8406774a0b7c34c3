package dev.hindsight.analytics.journey;

import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a cart has come.
 *
 * @param openedAt when it happened, by the event's own time
 * @param withItems whether anything was ever put in
 * @param withDrops whether anything ever left it before the checkout
 * @param checkedOutAt null as long as it is open
 */
@Table("cart_journeys")
public record CartJourney(
    Instant openedAt, boolean withItems, boolean withDrops, @Nullable Instant checkedOutAt) {

  static CartJourney opened(Instant at) {
    return new CartJourney(at, false, false, null);
  }

  boolean isOpen() {
    return checkedOutAt == null;
  }

  CartJourney filled() {
    return new CartJourney(openedAt, true, withDrops, checkedOutAt);
  }

  CartJourney dropped() {
    return new CartJourney(openedAt, withItems, true, checkedOutAt);
  }

  CartJourney checkedOut(Instant at) {
    return new CartJourney(openedAt, withItems, withDrops, at);
  }
}
