package dev.hindsight.query.listing.search;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.query.listing.ListingView;
import io.quarkus.panache.common.Sort;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
  TITLE_DOWN("-title", "title", Sort.Direction.Descending, listing -> listing.title),
  LISTED("listed", "listedAt", Sort.Direction.Ascending, Order::listedAt),
  LISTED_DOWN("-listed", "listedAt", Sort.Direction.Descending, Order::listedAt);

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

  /**
   * The same as a value of the query.
   *
   * @throws IllegalArgumentException when it is none of this order
   */
  Object value(String key) {
    return switch (this) {
      case ID, TITLE, TITLE_DOWN -> key;
      case PRICE, PRICE_DOWN -> Long.valueOf(key);
      case LISTED, LISTED_DOWN -> instant(key);
    };
  }

  /** Prices of two currencies cannot be compared. */
  boolean isByPrice() {
    return this == PRICE || this == PRICE_DOWN;
  }

  private static String listedAt(ListingView listing) {
    return listing.listedAt.toString();
  }

  private static Instant instant(String key) {
    // A signed year is one that PostgreSQL may not know.
    if (key.startsWith("+") || key.startsWith("-")) {
      throw new IllegalArgumentException(key);
    }
    try {
      return Instant.parse(key);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String price(ListingView listing) {
    return Long.toString(listing.priceMinor);
  }
}
