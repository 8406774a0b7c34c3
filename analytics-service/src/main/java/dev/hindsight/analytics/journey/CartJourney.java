package dev.hindsight.analytics.journey;

import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a cart has come.
 *
 * @param openedAt when it happened, by the event's own time
 * @param withItems whether anything was ever put in
 * @param withDrops whether anything ever left it while it was open
 * @param checkedOutAt null unless it is checked out now: a cart that was given back is not
 * @param abandonedAt null unless it was left behind
 */
@Table("cart_journeys")
public record CartJourney(
    Instant openedAt,
    boolean withItems,
    boolean withDrops,
    @Nullable Instant checkedOutAt,
    @Nullable Instant abandonedAt) {

  static CartJourney opened(Instant at) {
    return new CartJourney(at, false, false, null, null);
  }

  boolean isCheckedOut() {
    return checkedOutAt != null;
  }

  boolean isAbandoned() {
    return abandonedAt != null;
  }

  CartJourney filled() {
    return new CartJourney(openedAt, true, withDrops, checkedOutAt, abandonedAt);
  }

  CartJourney dropped() {
    return new CartJourney(openedAt, withItems, true, checkedOutAt, abandonedAt);
  }

  CartJourney checkedOut(Instant at) {
    return new CartJourney(openedAt, withItems, withDrops, at, null);
  }

  CartJourney givenBack() {
    return new CartJourney(openedAt, withItems, withDrops, null, null);
  }

  CartJourney abandoned(Instant at) {
    return new CartJourney(openedAt, withItems, withDrops, null, at);
  }
}
