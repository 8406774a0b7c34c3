package dev.hindsight.analytics.abandoned;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hindsight.analytics.query.GroupBy;
import dev.hindsight.analytics.query.Value;
import dev.hindsight.analytics.rollup.Axis;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was left behind in a span of time.
 *
 * @param groups most pieces first; absent when none were asked for
 * @param values one for each currency, of the carts with something in them
 */
public record AbandonedCarts(
    @Nullable GroupBy groupBy,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable List<Group> groups,
    @Schema(description = "carts that were left behind") long carts,
    @Schema(description = "of these the carts with something in them") long cartsWithItems,
    @Schema(description = "pieces that were in them") long pieces,
    List<Value> values,
    Axis axis) {

  /**
   * What was left behind of one key in one currency.
   *
   * @param key null for items of no known brand or category
   * @param carts that something of the key was in
   * @param value absent for carts with nothing in them
   */
  @Schema(name = "AbandonedCartsGroup")
  public record Group(
      @JsonInclude(JsonInclude.Include.ALWAYS)
          @Schema(description = "id, name, hour or day in UTC; null where there is none")
          @Nullable String key,
      long carts,
      long pieces,
      @Nullable Value value) {}
}
