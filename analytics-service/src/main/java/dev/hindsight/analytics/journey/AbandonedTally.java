package dev.hindsight.analytics.journey;

import dev.hindsight.analytics.rollup.Axes;
import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.analytics.rollup.Times;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartLine;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.Sum;
import dev.hindsight.kit.projection.Table;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was left behind in a bucket, under one key. Once a cart: it stays so.
 *
 * @param currency empty for carts with nothing in them
 * @param carts with something of the key in them, or all, under no key
 */
@Table("abandoned_tallies")
public record AbandonedTally(
    Axes axis,
    Grain grain,
    Instant at,
    Grouping grouping,
    String key,
    String currency,
    @Sum long carts,
    @Sum long pieces,
    @Sum BigInteger valueMinor) {

  static void add(Times times, CartAbandoned e, Facts out) {
    var total = e.total();
    add(times, Grouping.TOTAL, "", total == null ? "" : total.currencyCode(), e.items(), out);
    by(times, Grouping.LISTING, e.items(), line -> line.listingId().toString(), out);
    by(times, Grouping.BRAND, e.items(), line -> DropKey.text(line.brand()), out);
    by(times, Grouping.CATEGORY, e.items(), line -> DropKey.text(line.category()), out);
  }

  private static void by(
      Times times,
      Grouping grouping,
      List<CartLine> lines,
      Function<CartLine, String> key,
      Facts out) {
    Map<String, List<CartLine>> groups =
        lines.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    groups.forEach((name, own) ->
        add(times, grouping, name, own.getFirst().unitPrice().currencyCode(), own, out));
  }

  private static void add(
      Times times,
      Grouping grouping,
      String key,
      String currency,
      List<CartLine> lines,
      Facts out) {
    var pieces = lines.stream().mapToLong(CartLine::quantity).sum();
    var value =
        lines.stream()
            .map(line -> BigInteger.valueOf(line.value().minor()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    for (var b : times.buckets()) {
      out.add(
          new AbandonedTally(
              b.axis(), b.grain(), b.at(), grouping, key, currency, 1, pieces, value));
    }
  }
}
