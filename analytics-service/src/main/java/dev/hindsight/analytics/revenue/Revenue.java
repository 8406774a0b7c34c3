package dev.hindsight.analytics.revenue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hindsight.analytics.query.GroupBy;
import dev.hindsight.analytics.query.Value;
import dev.hindsight.analytics.rollup.Axis;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What orders brought in.
 *
 * @param groups most paid first; absent when none were asked for
 * @param total over all groups, also those beyond the limit: one for each currency
 * @param refundsOfNoItem what the total has more than all groups of items: given back by some of an
 *     order's sellers while others have not, so that it is not known for which item. Less than
 *     nothing where the last of them paid in the span, and others before it
 */
public record Revenue(
    @Nullable GroupBy groupBy,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable List<Group> groups,
    List<Total> total,
    @Nullable List<Value> refundsOfNoItem,
    Axis axis) {

  /**
   * The revenue of one key in one currency.
   *
   * @param key null for items of no known brand or category, and for the shop itself as a seller
   * @param orders that were paid
   * @param pieces in them; absent for sellers, for an order does not say which of its items are
   *     whose
   * @param refunds orders of which all was given back
   * @param revenue paid less refunded
   */
  @Schema(name = "RevenueGroup")
  public record Group(
      @JsonInclude(JsonInclude.Include.ALWAYS)
          @Schema(description = "id, name, hour or day in UTC; null where there is none")
          @Nullable String key,
      long orders,
      @Nullable Long pieces,
      long refunds,
      Value paid,
      Value refunded,
      Value revenue) {

    Group withoutPieces() {
      return new Group(key, orders, null, refunds, paid, refunded, revenue);
    }
  }

  /** All of one currency together; otherwise as a group. */
  @Schema(name = "RevenueTotal")
  public record Total(
      long orders,
      @Nullable Long pieces,
      long refunds,
      Value paid,
      Value refunded,
      Value revenue) {}

  /** Of one seller: how many pieces there were is known by listing alone. */
  Revenue withoutPiecesInAll() {
    var totals =
        total.stream()
            .map(one ->
                new Total(
                    one.orders(), null, one.refunds(), one.paid(), one.refunded(), one.revenue()))
            .toList();
    var kept =
        groups == null || groupBy == GroupBy.LISTING
            ? groups
            : groups.stream().map(Group::withoutPieces).toList();
    return new Revenue(groupBy, from, to, kept, totals, null, axis);
  }
}
