package dev.hindsight.analytics.count;

import static java.util.Objects.requireNonNull;

import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened in carts, event by event. */
public final class CountedCarts {

  /** Pieces that left an open cart. */
  public record Drop(
      UUID cart,
      Instant occurredAt,
      Instant recordedAt,
      UUID listing,
      @Nullable String brand,
      @Nullable String category,
      int pieces,
      Money value,
      Envelope addedBy) {}

  /** A cart that was left behind. */
  public record Abandoned(
      UUID cart, Instant occurredAt, Instant recordedAt, List<CartLine> lines) {}

  private static final class Cart {
    final Envelope opened;
    final Map<UUID, Envelope> lines = new HashMap<>();
    boolean items;
    boolean drops;
    boolean checkedOut;
    boolean abandoned;

    Cart(Envelope opened) {
      this.opened = opened;
    }
  }

  private final Map<UUID, Cart> carts = new HashMap<>();
  private final List<Drop> drops = new ArrayList<>();
  private final List<Abandoned> abandoned = new ArrayList<>();

  public static CountedCarts in(List<Recorded> log) {
    var counted = new CountedCarts();
    for (var recorded : log) {
      if (recorded.event() instanceof CartEvent event) {
        counted.count(recorded.envelope(), event);
      }
    }
    return counted;
  }

  private void count(Envelope envelope, CartEvent event) {
    var id = envelope.stream().id();
    if (event instanceof CartOpened) {
      carts.put(id, new Cart(envelope));
      return;
    }
    var cart = requireNonNull(carts.get(id));
    if (cart.abandoned) {
      return;
    }
    if (cart.checkedOut) {
      cart.checkedOut = !(event instanceof CartGivenBack);
      return;
    }
    switch (event) {
      case ItemAddedToCart e -> {
        cart.items = true;
        cart.lines.putIfAbsent(e.listingId(), envelope);
      }
      case CartItemQuantityChanged e -> {
        var pieces = e.from() - e.to();
        if (pieces > 0) {
          drop(cart, envelope, e.listingId(), e.brand(), e.category(), pieces, e.unitPrice());
        }
      }
      case ItemRemovedFromCart e -> {
        drop(cart, envelope, e.listingId(), e.brand(), e.category(), e.quantity(), e.unitPrice());
        cart.lines.remove(e.listingId());
      }
      case CartCheckedOut e -> cart.checkedOut = true;
      case CartAbandoned e -> {
        cart.abandoned = true;
        abandoned.add(new Abandoned(id, envelope.occurredAt(), envelope.recordedAt(), e.items()));
      }
      case CartOpened e -> throw new AssertionError(e);
      case CartGivenBack e -> {
        // It is open.
      }
    }
  }

  private void drop(
      Cart cart,
      Envelope envelope,
      UUID listing,
      @Nullable String brand,
      @Nullable String category,
      int pieces,
      Money price) {
    cart.drops = true;
    drops.add(
        new Drop(
            envelope.stream().id(),
            envelope.occurredAt(),
            envelope.recordedAt(),
            listing,
            brand,
            category,
            pieces,
            price.times(pieces),
            requireNonNull(cart.lines.get(listing))));
  }

  /** {@code "6 5 4 2"}: opened, with items, with drops, checked out. */
  public String funnel(Question question) {
    var opened =
        carts.values().stream()
            .filter(cart -> question.has(cart.opened.occurredAt(), cart.opened.recordedAt()))
            .toList();
    return "%d %d %d %d"
        .formatted(
            opened.size(),
            opened.stream().filter(cart -> cart.items).count(),
            opened.stream().filter(cart -> cart.drops).count(),
            opened.stream().filter(cart -> cart.checkedOut).count());
  }

  /** {@code "phones EUR" → "4 2 40000"}: quantity, carts, value in minor units. */
  public Map<String, String> dropped(Question question, String groupBy) {
    return groups(
        dropsIn(question),
        drop ->
            key(groupBy, question.at(drop.occurredAt(), drop.recordedAt()), drop)
                + " "
                + drop.value().currencyCode(),
        CountedCarts::amounts);
  }

  /** {@code "11 4"}: quantity and carts. */
  public String droppedInAll(Question question) {
    var all = dropsIn(question);
    return all.stream().mapToLong(Drop::pieces).sum()
        + " "
        + all.stream().map(Drop::cart).distinct().count();
  }

  /** {@code "60 → 3 7"}: bound in seconds, drops, pieces; without bounds that none is within. */
  public Map<String, String> waits(Question question, List<Long> bounds) {
    return groups(
        dropsIn(question),
        drop -> {
          var time = waited(question, drop);
          return bounds.stream()
              .filter(bound -> !time.minusSeconds(bound).isPositive())
              .findFirst()
              .map(String::valueOf)
              .orElse("null");
        },
        some -> some.size() + " " + some.stream().mapToLong(Drop::pieces).sum());
  }

  /** All milliseconds that drops took. */
  public long waitedMillis(Question question) {
    return dropsIn(question).stream().mapToLong(drop -> waited(question, drop).toMillis()).sum();
  }

  /** {@code "phones EUR" → "2 4 40000"}: carts, pieces, value in minor units. */
  public Map<String, String> abandoned(Question question, String groupBy) {
    var found = new TreeMap<String, String>();
    record Line(Abandoned cart, CartLine line) {}
    var lines =
        abandonedIn(question).stream()
            .flatMap(cart -> cart.lines().stream().map(line -> new Line(cart, line)))
            .toList();
    found.putAll(
        groups(
            lines,
            it ->
                key(groupBy, question.at(it.cart().occurredAt(), it.cart().recordedAt()), it.line())
                    + " "
                    + it.line().unitPrice().currencyCode(),
            some ->
                "%d %d %d"
                    .formatted(
                        some.stream().map(it -> it.cart().cart()).distinct().count(),
                        some.stream().mapToLong(it -> it.line().quantity()).sum(),
                        some.stream().mapToLong(it -> it.line().value().minor()).sum())));
    if (groupBy.equals("hour") || groupBy.equals("day")) {
      found.putAll(
          groups(
              abandonedIn(question).stream().filter(cart -> cart.lines().isEmpty()).toList(),
              cart -> unit(groupBy, question.at(cart.occurredAt(), cart.recordedAt())) + " none",
              some -> some.size() + " 0 0"));
    }
    return found;
  }

  /** {@code "4 3 8"}: carts, those with items, pieces. */
  public String abandonedInAll(Question question) {
    var all = abandonedIn(question);
    return "%d %d %d"
        .formatted(
            all.size(),
            all.stream().filter(cart -> !cart.lines().isEmpty()).count(),
            all.stream()
                .flatMap(cart -> cart.lines().stream())
                .mapToLong(CartLine::quantity)
                .sum());
  }

  /** The beginning of an hour or a day as it is told. */
  public static String unit(String groupBy, Instant at) {
    var text = at.toString();
    return groupBy.equals("hour") ? text.substring(0, 13) + ":00:00Z" : text.substring(0, 10);
  }

  /** Something counted by something. */
  public static <T> Map<String, String> groups(
      List<T> all, Function<T, String> key, Function<List<T>, String> figures) {
    var found = new TreeMap<String, String>();
    all.stream()
        .collect(Collectors.groupingBy(key))
        .forEach((name, some) -> found.put(name, figures.apply(some)));
    return found;
  }

  private static String amounts(List<Drop> some) {
    return "%d %d %d"
        .formatted(
            some.stream().mapToLong(Drop::pieces).sum(),
            some.stream().map(Drop::cart).distinct().count(),
            some.stream().mapToLong(drop -> drop.value().minor()).sum());
  }

  private static @Nullable String key(String groupBy, Instant at, Drop drop) {
    return switch (groupBy) {
      case "listing" -> drop.listing().toString();
      case "brand" -> drop.brand();
      case "category" -> drop.category();
      default -> unit(groupBy, at);
    };
  }

  private static @Nullable String key(String groupBy, Instant at, CartLine line) {
    return switch (groupBy) {
      case "listing" -> line.listingId().toString();
      case "brand" -> line.brand();
      case "category" -> line.category();
      default -> unit(groupBy, at);
    };
  }

  private static Duration waited(Question question, Drop drop) {
    var added = question.at(drop.addedBy().occurredAt(), drop.addedBy().recordedAt());
    var dropped = question.at(drop.occurredAt(), drop.recordedAt());
    return dropped.isBefore(added) ? Duration.ZERO : Duration.between(added, dropped);
  }

  private List<Drop> dropsIn(Question question) {
    return drops.stream()
        .filter(drop -> question.has(drop.occurredAt(), drop.recordedAt()))
        .toList();
  }

  private List<Abandoned> abandonedIn(Question question) {
    return abandoned.stream()
        .filter(cart -> question.has(cart.occurredAt(), cart.recordedAt()))
        .toList();
  }
}
