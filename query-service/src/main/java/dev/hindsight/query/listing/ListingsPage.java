package dev.hindsight.query.listing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some listings, in the order of their ids.
 *
 * @param next what {@code after} must be for the next page; absent on the last one
 */
public record ListingsPage(List<ListingAnswer> listings, @Nullable UUID next) {

  /** Of one more row than the page has, when there is one. */
  static ListingsPage of(List<ListingView> found, int limit) {
    var more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    return new ListingsPage(
        page.stream().map(ListingView::state).map(ListingAnswer::of).toList(),
        more ? page.getLast().id : null);
  }
}
