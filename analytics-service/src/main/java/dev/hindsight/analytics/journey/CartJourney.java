package dev.hindsight.analytics.journey;

import dev.hindsight.analytics.rollup.Times;
import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a cart has come.
 *
 * @param openedAt when it happened, by the event's own time
 * @param openedRecordedAt when that was recorded
 * @param withItems whether anything was ever put in
 * @param withDrops whether anything ever left it while it was open
 * @param checkedOutAt null unless it is checked out now: a cart that was given back is not
 * @param abandonedAt null unless it was left behind
 * @param lines since when each listing has been in it
 * @param drops what left it, and when; each once
 */
@Table("cart_journeys")
public record CartJourney(
    Instant openedAt,
    Instant openedRecordedAt,
    boolean withItems,
    boolean withDrops,
    @Nullable Instant checkedOutAt,
    @Nullable Instant abandonedAt,
    Map<UUID, Times> lines,
    List<CartDrop> drops) {

  public CartJourney {
    lines = Map.copyOf(lines);
    drops = List.copyOf(drops);
  }

  static CartJourney opened(Times at) {
    return new CartJourney(
        at.occurredAt(), at.recordedAt(), false, false, null, null, Map.of(), List.of());
  }

  Times opened() {
    return new Times(openedAt, openedRecordedAt);
  }

  boolean isCheckedOut() {
    return checkedOutAt != null;
  }

  boolean isAbandoned() {
    return abandonedAt != null;
  }

  /** Pieces of a listing came in; a line that is there is no newer for it. */
  CartJourney filled(UUID listing, Times at) {
    var more = new HashMap<>(lines);
    more.putIfAbsent(listing, at);
    return with(true, withDrops, checkedOutAt, abandonedAt, more, drops);
  }

  /** Pieces left it. */
  CartJourney dropped(CartDrop drop) {
    if (withDrops && drops.contains(drop)) {
      return this;
    }
    var more = new ArrayList<>(drops);
    more.add(drop);
    return with(withItems, true, checkedOutAt, abandonedAt, lines, more);
  }

  CartJourney without(UUID listing) {
    var left = new HashMap<>(lines);
    left.remove(listing);
    return with(withItems, withDrops, checkedOutAt, abandonedAt, left, drops);
  }

  CartJourney checkedOut(Instant at) {
    return with(withItems, withDrops, at, null, lines, drops);
  }

  CartJourney givenBack() {
    return with(withItems, withDrops, null, null, lines, drops);
  }

  /** It stays so: what was in it is of no use any more. */
  CartJourney abandoned(Instant at) {
    return with(withItems, withDrops, null, at, Map.of(), List.of());
  }

  private CartJourney with(
      boolean items,
      boolean anyDrops,
      @Nullable Instant checkedOut,
      @Nullable Instant abandoned,
      Map<UUID, Times> nowLines,
      List<CartDrop> nowDrops) {
    return new CartJourney(
        openedAt, openedRecordedAt, items, anyDrops, checkedOut, abandoned, nowLines, nowDrops);
  }
}
