package dev.hindsight.query.listing.search;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.query.listing.ListingView;
import io.quarkus.panache.common.Sort;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What listings are sorted by. Equal ones are in the order of their ids, so that each place in the
 * list has one listing.
 */
enum Order {
  ID("id", "id", Sort.Direction.Ascending, listing -> ""),
  PRICE("price", "priceMinor", Sort.Direction.Ascending, Order::price),
  PRICE_DOWN("-price", "priceMinor", Sort.Direction.Descending, Order::price),
  TITLE("title", "title", Sort.Direction.Ascending, listing -> listing.title),
  TITLE_DOWN("-title", "title", Sort.Direction.Descending, listing -> listing.title);

  private final String text;
  private final String field;
  private final Sort.Direction direction;
  private final Function<ListingView, String> key;

  Order(String text, String field, Sort.Direction direction, Function<ListingView, String> key) {
    this.text = text;
    this.field = field;
    this.direction = direction;
    this.key = key;
  }

  /** Reads the parameter {@code sort}, or throws a 400 that names it. */
  static Order parse(String text) {
    return Arrays.stream(values())
        .filter(order -> order.text.equals(text))
        .findFirst()
        .orElseThrow(() ->
            Problems.malformed(
                "sort",
                "sort must be one of "
                    + Arrays.stream(values()).map(Order::text).collect(Collectors.joining(", "))));
  }

  String text() {
    return text;
  }

  Sort sort() {
    return this == ID ? Sort.by("id") : Sort.by(field, direction).and("id", direction);
  }

  /** The condition of what comes after a place, with the parameters {@code key} and {@code id}. */
  String after() {
    if (this == ID) {
      return "id > :id";
    }
    return "("
        + field
        + ", id) "
        + (direction == Sort.Direction.Ascending ? ">" : "<")
        + " (:key, :id)";
  }

  /** Where a listing is in the list, beside its id. */
  String key(ListingView listing) {
    return key.apply(listing);
  }

  /** Prices of two currencies cannot be compared. */
  boolean isByPrice() {
    return this == PRICE || this == PRICE_DOWN;
  }

  private static String price(ListingView listing) {
    return Long.toString(listing.priceMinor);
  }
}
