package dev.hindsight.analytics.count;

import static java.util.Objects.requireNonNull;

import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.events.OrderEvent.OrderRefunded;
import dev.hindsight.events.OrderEvent.PayoutRefunded;
import dev.hindsight.events.Payout;
import dev.hindsight.events.Recorded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened to money, event by event. */
public final class CountedMoney {

  /** Some numbers under some keys. */
  private record Entry(Envelope at, Map<String, String> keys, String currency, long... n) {}

  private final List<Entry> revenue = new ArrayList<>();
  private final List<Entry> flows = new ArrayList<>();
  private final Map<UUID, List<CartLine>> lines = new HashMap<>();
  private final Map<UUID, List<Payout>> payouts = new HashMap<>();

  public static CountedMoney in(List<Recorded> log) {
    var counted = new CountedMoney();
    log.forEach(recorded -> counted.count(recorded.envelope(), recorded));
    return counted;
  }

  // Of revenue: orders, pieces, refunds, paid, refunded.
  private void count(Envelope at, Recorded recorded) {
    var id = at.stream().id();
    switch (recorded.event()) {
      case OrderPlaced e -> lines.put(id, e.items());
      case OrderPaid e -> {
        payouts.put(id, e.payouts());
        var items = requireNonNull(lines.get(id));
        var currency = e.total().currencyCode();
        var pieces = items.stream().mapToLong(CartLine::quantity).sum();
        revenue.add(new Entry(at, all(), currency, 1, pieces, 0, e.total().minor(), 0));
        items(at, items, false);
        e.payouts().stream()
            .map(payout -> String.valueOf(payout.sellerId()))
            .distinct()
            .forEach(seller ->
                revenue.add(
                    new Entry(
                        at, Map.of("seller", seller), currency, 1, 0, 0, share(e, seller), 0)));
      }
      case PayoutRefunded e -> {
        var currency = e.amount().currencyCode();
        var seller =
            requireNonNull(payouts.get(id)).stream()
                .filter(payout -> payout.transferId().equals(e.payoutId()))
                .map(payout -> String.valueOf(payout.sellerId()))
                .findFirst()
                .orElseThrow();
        var keys = new HashMap<>(all());
        keys.put("seller", seller);
        keys.put("no-item", "");
        revenue.add(new Entry(at, keys, currency, 0, 0, 0, 0, e.amount().minor()));
      }
      case OrderRefunded e -> {
        var currency = e.total().currencyCode();
        revenue.add(new Entry(at, all(), currency, 0, 0, 1, 0, 0));
        items(at, requireNonNull(lines.get(id)), true);
        var back = Map.<String, String>of("no-item", "");
        revenue.add(new Entry(at, back, currency, 0, 0, 0, 0, -e.total().minor()));
        requireNonNull(payouts.get(id)).stream()
            .map(payout -> String.valueOf(payout.sellerId()))
            .distinct()
            .forEach(seller ->
                revenue.add(new Entry(at, Map.of("seller", seller), currency, 0, 0, 1, 0, 0)));
      }
      case MoneyDeposited e -> flow(at, 0, e.amount().minor());
      case MoneyWithdrawn e -> flow(at, 1, e.amount().minor());
      case TransferSent e -> {
        flow(at, 2, e.amount().minor());
        pair(at, id + "/" + e.to(), 2, e.amount().minor());
      }
      case TransferReceived e -> {
        flow(at, 3, e.amount().minor());
        pair(at, e.from() + "/" + id, 3, e.amount().minor());
      }
      default -> {
        // No money moves.
      }
    }
  }

  /** {@code "acme EUR" → "3 7 1 4000 500"}: orders, pieces, refunds, paid, refunded. */
  public Map<String, String> revenue(Question question, String groupBy) {
    return groups(revenue, question, groupBy);
  }

  /** {@code "day EUR" → "3 300 1 50 2 70 2 70"}: how often and how much of each. */
  public Map<String, String> flows(Question question, String groupBy) {
    return groups(flows, question, groupBy);
  }

  private static Map<String, String> groups(
      List<Entry> entries, Question question, String groupBy) {
    var time = groupBy.equals("hour") || groupBy.equals("day");
    var found = new TreeMap<String, long[]>();
    for (var entry : entries) {
      var key = time ? "total" : groupBy;
      if (question.has(entry.at().occurredAt(), entry.at().recordedAt())
          && entry.keys().containsKey(key)) {
        var name =
            time
                ? CountedCarts.unit(
                    groupBy, question.at(entry.at().occurredAt(), entry.at().recordedAt()))
                : entry.keys().get(key);
        found.merge(name + " " + entry.currency(), entry.n(), CountedMoney::plus);
      }
    }
    return found.entrySet().stream()
        .filter(entry -> Arrays.stream(entry.getValue()).anyMatch(n -> n != 0))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())));
  }

  private void items(Envelope at, List<CartLine> items, boolean refunded) {
    for (var by : List.of("listing", "brand", "category")) {
      items.stream()
          .collect(Collectors.groupingBy(line -> String.valueOf(key(by, line))))
          .forEach((key, own) -> {
            var pieces = own.stream().mapToLong(CartLine::quantity).sum();
            var value = own.stream().mapToLong(line -> line.value().minor()).sum();
            var currency = own.getFirst().unitPrice().currencyCode();
            revenue.add(
                refunded
                    ? new Entry(at, Map.of(by, key), currency, 0, 0, 1, 0, value)
                    : new Entry(at, Map.of(by, key), currency, 1, pieces, 0, value, 0));
          });
    }
  }

  private void flow(Envelope at, int kind, long amount) {
    var keys = new HashMap<>(all());
    keys.put("account", at.stream().id().toString());
    flows.add(new Entry(at, keys, "EUR", numbers(kind, amount)));
  }

  private void pair(Envelope at, String pair, int kind, long amount) {
    flows.add(new Entry(at, Map.of("pair", pair), "EUR", numbers(kind, amount)));
  }

  private static long[] numbers(int kind, long amount) {
    var numbers = new long[8];
    numbers[2 * kind] = 1;
    numbers[2 * kind + 1] = amount;
    return numbers;
  }

  private static long share(OrderPaid e, String seller) {
    return e.payouts().stream()
        .filter(payout -> String.valueOf(payout.sellerId()).equals(seller))
        .mapToLong(payout -> payout.amount().minor())
        .sum();
  }

  private static @Nullable String key(String by, CartLine line) {
    return switch (by) {
      case "listing" -> line.listingId().toString();
      case "brand" -> line.brand();
      default -> line.category();
    };
  }

  private static Map<String, String> all() {
    return Map.of("total", "");
  }

  private static long[] plus(long[] one, long[] other) {
    var sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  private static String text(long[] numbers) {
    return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(" "));
  }
}
