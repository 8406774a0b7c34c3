package dev.hindsight.query.listing.search;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.listing.ListingStatus;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a search, as they stand in the address. */
public final class ListingSearchParameters {

  private static final int LONGEST = 500;

  @QueryParam("q")
  @Parameter(description = "words that the title, brand or category must have, or words begin with")
  @Nullable String words;

  @QueryParam("brand")
  @Nullable String brand;

  @QueryParam("category")
  @Parameter(
      description = "a category, with all beneath it: furniture finds furniture.bathroom.bath")
  @Nullable String category;

  @QueryParam("sellerId")
  @Nullable String sellerId;

  @QueryParam("status")
  @Parameter(description = "listed or withdrawn; both when absent")
  @Nullable String status;

  @QueryParam("minPrice")
  @Nullable String minPrice;

  @QueryParam("maxPrice")
  @Nullable String maxPrice;

  @QueryParam("currency")
  @Parameter(
      description =
          "of the prices; when one is asked for or sorted by, the shop's own unless given")
  @Nullable String currency;

  @QueryParam("sort")
  @DefaultValue("id")
  @Parameter(description = "id, price, -price, title, -title, listed (the oldest first) or -listed")
  String sort = "id";

  @QueryParam("after")
  @Parameter(description = "the next of the page before")
  @Nullable String after;

  /** What is asked for, or a 400 that names the parameter that is wrong. */
  ListingSearch search(Currency ofTheShop) {
    var order = Order.parse(sort);
    return new ListingSearch(
        words == null ? null : SearchWords.parse(words),
        text("brand", brand),
        text("category", category),
        seller(),
        status(),
        prices(order, ofTheShop),
        order,
        after == null ? null : Cursor.parse(after, order));
  }

  private @Nullable PriceRange prices(Order order, Currency ofTheShop) {
    if (currency == null && minPrice == null && maxPrice == null && !order.isByPrice()) {
      return null;
    }
    var known = currency == null ? ofTheShop : PriceRange.currency(currency);
    return PriceRange.parse(known, minPrice, maxPrice);
  }

  private @Nullable UUID seller() {
    return sellerId == null ? null : Ids.parse("sellerId", sellerId);
  }

  private @Nullable ListingStatus status() {
    return switch (status) {
      case null -> null;
      case "listed", "withdrawn" -> ListingStatus.valueOf(status.toUpperCase(Locale.ROOT));
      default -> throw Problems.malformed("status", "status must be listed or withdrawn");
    };
  }

  // PostgreSQL's text holds no NUL.
  private static @Nullable String text(String name, @Nullable String text) {
    if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
      throw Problems.malformed(
          name, name + " must be a text of at most " + LONGEST + " characters");
    }
    return text;
  }
}
