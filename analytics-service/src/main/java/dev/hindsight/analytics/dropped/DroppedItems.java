package dev.hindsight.analytics.dropped;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hindsight.analytics.query.GroupBy;
import dev.hindsight.analytics.query.Value;
import dev.hindsight.analytics.rollup.Axis;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What left carts before their checkout, most dropped first.
 *
 * @param total over all groups, also those beyond the limit
 */
public record DroppedItems(
    GroupBy groupBy,
    @Nullable Instant from,
    @Nullable Instant to,
    List<Group> groups,
    Total total,
    Axis axis) {

  /**
   * The drops of one key in one currency: values of two currencies are never added, so a key that
   * was dropped in two of them has two groups.
   *
   * @param key null for items of no known brand or category
   * @param carts how many carts it was dropped from
   * @param title as it was last dropped, when grouped by listing; brand and category alike
   */
  @Schema(name = "DroppedItemsGroup")
  public record Group(
      @JsonInclude(JsonInclude.Include.ALWAYS)
          @Schema(description = "id, name, hour or day in UTC; null where there is none")
          @Nullable String key,
      @Nullable String title,
      @Nullable String brand,
      @Nullable String category,
      long quantity,
      long carts,
      Value value) {}

  /**
   * All drops together.
   *
   * @param carts absent for a seller: a cart from which two of their listings were dropped would
   *     count twice
   * @param values one for each currency
   */
  @Schema(name = "DroppedItemsTotal")
  public record Total(long quantity, @Nullable Long carts, List<Value> values) {}

  DroppedItems withoutCartsInAll() {
    return new DroppedItems(
        groupBy, from, to, groups, new Total(total.quantity(), null, total.values()), axis);
  }
}
