package dev.hindsight.query.listing;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which listings are asked for; what is null is not asked for. */
record ListingFilter(@Nullable UUID after, @Nullable String brand, @Nullable String category) {

  /** The first of them, in the order of their ids. */
  Uni<List<ListingView>> first(int rows) {
    var condition = new StringBuilder("1 = 1");
    var values = new Parameters();
    and(condition, values, "id > :after", "after", after);
    and(condition, values, "brand = :brand", "brand", brand);
    and(condition, values, "category = :category", "category", category);
    PanacheQuery<ListingView> query = ListingView.find(condition.toString(), Sort.by("id"), values);
    return query.range(0, rows - 1).list();
  }

  private static void and(
      StringBuilder condition,
      Parameters values,
      String term,
      String name,
      @Nullable Object value) {
    if (value != null) {
      condition.append(" AND ").append(term);
      values.and(name, value);
    }
  }
}
