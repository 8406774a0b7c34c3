package dev.hindsight.query.listing.search;

import dev.hindsight.query.listing.ListingAnswer;
import dev.hindsight.query.listing.ListingView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some listings, sorted as asked for.
 *
 * @param next what {@code after} must be for the next page; absent on the last one
 */
public record ListingsPage(List<ListingAnswer> listings, @Nullable String next) {

  /** Of one more row than the page has, when there is one. */
  static ListingsPage of(List<ListingView> found, int limit, Order order) {
    var more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    return new ListingsPage(
        page.stream().map(ListingView::state).map(ListingAnswer::of).toList(),
        more ? Cursor.at(order, page.getLast()).encode() : null);
  }
}
