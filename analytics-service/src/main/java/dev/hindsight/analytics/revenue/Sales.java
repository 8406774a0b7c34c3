package dev.hindsight.analytics.revenue;

import dev.hindsight.analytics.revenue.RevenueTally.Change;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.analytics.rollup.Times;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.events.Payout;
import dev.hindsight.kit.projection.Facts;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one event of an order adds to the sums.
 *
 * <p>An order does not say which of its items are whose, so that money which one of several sellers
 * gave back belongs to no item until all have: it is kept apart as {@link Grouping#NO_ITEM}.
 */
final class Sales {

  private final Times times;
  private final Facts out;

  Sales(Times times, Facts out) {
    this.times = times;
    this.out = out;
  }

  void paid(List<CartLine> items, List<Payout> payouts, Money total) {
    var currency = total.currencyCode();
    add(Grouping.TOTAL, "", currency, Change.paid(pieces(items), total.minor()));
    byItem(items, currency, Change::paid);
    bySeller(payouts, currency, amount -> Change.paid(0, amount));
  }

  void payoutRefunded(List<Payout> payouts, UUID payout, Money amount) {
    var currency = amount.currencyCode();
    add(Grouping.TOTAL, "", currency, Change.refunded(amount.minor()));
    add(Grouping.NO_ITEM, "", currency, Change.refunded(amount.minor()));
    payouts.stream()
        .filter(one -> one.transferId().equals(payout))
        .forEach(
            one -> add(Grouping.SELLER, seller(one), currency, Change.refunded(amount.minor())));
  }

  void refunded(List<CartLine> items, List<Payout> payouts, Money total) {
    var currency = total.currencyCode();
    add(Grouping.TOTAL, "", currency, Change.refundedWhole(0));
    add(Grouping.NO_ITEM, "", currency, Change.refunded(-total.minor()));
    byItem(items, currency, (pieces, amount) -> Change.refundedWhole(amount));
    bySeller(payouts, currency, amount -> Change.refundedWhole(0));
  }

  private void byItem(
      List<CartLine> items, String currency, BiFunction<Long, Long, Change> change) {
    by(items, Grouping.LISTING, line -> line.listingId().toString(), currency, change);
    by(items, Grouping.BRAND, line -> text(line.brand()), currency, change);
    by(items, Grouping.CATEGORY, line -> text(line.category()), currency, change);
  }

  private void by(
      List<CartLine> items,
      Grouping grouping,
      Function<CartLine, String> key,
      String currency,
      BiFunction<Long, Long, Change> change) {
    items.stream()
        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
        .forEach(
            (name, own) -> add(grouping, name, currency, change.apply(pieces(own), amount(own))));
  }

  // A seller who got several shares of an order has sold to one order all the same.
  private void bySeller(List<Payout> payouts, String currency, Function<Long, Change> change) {
    payouts.stream()
        .collect(
            Collectors.groupingBy(
                Sales::seller,
                TreeMap::new,
                Collectors.summingLong(payout -> payout.amount().minor())))
        .forEach((name, amount) -> add(Grouping.SELLER, name, currency, change.apply(amount)));
  }

  private void add(Grouping grouping, String key, String currency, Change change) {
    for (var bucket : times.buckets()) {
      out.add(RevenueTally.of(bucket, grouping, key, currency, change));
    }
  }

  private static long pieces(List<CartLine> items) {
    return items.stream().mapToLong(CartLine::quantity).sum();
  }

  private static long amount(List<CartLine> items) {
    return items.stream().map(line -> line.value().minor()).reduce(0L, Math::addExact);
  }

  // The shop itself has no id, and no listing a blank brand: an empty key stands for none.
  private static String seller(Payout payout) {
    var seller = payout.sellerId();
    return seller == null ? "" : seller.toString();
  }

  private static String text(@Nullable String name) {
    return name == null ? "" : name;
  }
}
