package dev.hindsight.query.listing.search;

import dev.hindsight.query.listing.ListingStatus;
import dev.hindsight.query.listing.ListingView;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which listings are asked for, and from where on; what is null is not asked for.
 *
 * @param category itself or one that it is part of: {@code furniture} finds {@code furniture.bath}
 */
record ListingSearch(
    @Nullable SearchWords words,
    @Nullable String brand,
    @Nullable String category,
    @Nullable UUID sellerId,
    @Nullable ListingStatus status,
    @Nullable PriceRange prices,
    Order order,
    @Nullable Cursor after) {

  /** The first of them. */
  Uni<List<ListingView>> first(int rows) {
    var asked = new Conditions();
    if (words != null) {
      asked.and(
          "cast(sql('search @@ to_tsquery(''simple'', ?)', :words) as Boolean) = true",
          "words",
          words.query());
    }
    if (brand != null) {
      asked.and("brand = :brand", "brand", brand);
    }
    if (category != null) {
      asked.and(
          "(category = :category OR category LIKE :beneath ESCAPE '!')", "category", category);
      asked.with("beneath", escaped(category) + ".%");
    }
    if (sellerId != null) {
      asked.and("sellerId = :seller", "seller", sellerId);
    }
    if (status != null) {
      asked.and("status = :status", "status", status);
    }
    if (prices != null) {
      prices(asked, prices);
    }
    if (after != null) {
      asked.and(order.after(), "id", after.id());
      if (order != Order.ID) {
        asked.with("key", after.value());
      }
    }
    PanacheQuery<ListingView> query = ListingView.find(asked.text(), order.sort(), asked.values);
    return query.range(0, rows - 1).list();
  }

  private static void prices(Conditions asked, PriceRange prices) {
    asked.and("priceCurrency = :currency", "currency", prices.currency().getCurrencyCode());
    if (prices.from() != null) {
      asked.and("priceMinor >= :least", "least", prices.from());
    }
    if (prices.to() != null) {
      asked.and("priceMinor <= :most", "most", prices.to());
    }
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /** Conditions that all must hold, with their parameters. */
  private static final class Conditions {

    private final StringBuilder text = new StringBuilder("1 = 1");
    private final Parameters values = new Parameters();

    void and(String term, String name, Object value) {
      text.append(" AND ").append(term);
      with(name, value);
    }

    void with(String name, Object value) {
      values.and(name, value);
    }

    String text() {
      return text.toString();
    }
  }
}
