package dev.hindsight.kit.shop;

import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carts and what was dropped from them. */
public final class CartProjection implements EntityProjection<CartRow> {

  /** A title that the fold does not like, for tests of parking. */
  public static final String POISON = "poison";

  private final String disliked;

  public CartProjection() {
    this(POISON);
  }

  private CartProjection(String disliked) {
    this.disliked = disliked;
  }

  /** One whose fold was repaired. */
  public static CartProjection repaired() {
    return new CartProjection("nothing");
  }

  @Override
  public String name() {
    return "carts";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("cart");
  }

  @Override
  public Class<CartRow> row() {
    return CartRow.class;
  }

  @Override
  public Set<Class<? extends Record>> facts() {
    return Set.of(DroppedItem.class);
  }

  @Override
  public Set<Class<? extends Record>> tallies() {
    return Set.of(PiecesInCarts.class);
  }

  @Override
  public @Nullable CartRow fold(@Nullable CartRow row, Recorded recorded, Facts out) {
    return switch ((CartEvent) recorded.event()) {
      case CartOpened e -> new CartRow(CartRow.Status.OPEN, e.customerId(), List.of());
      case ItemAddedToCart e -> {
        if (e.title().equals(disliked)) {
          throw new IllegalStateException("this fold dislikes " + disliked);
        }
        yield with(
            out,
            row,
            e.listingId(),
            new CartLine(
                e.listingId(), e.title(), e.brand(), e.category(), e.quantity(), e.unitPrice()));
      }
      case CartItemQuantityChanged e ->
          with(
              out,
              row,
              e.listingId(),
              new CartLine(
                  e.listingId(), e.title(), e.brand(), e.category(), e.to(), e.unitPrice()));
      case ItemRemovedFromCart e -> {
        out.add(
            new DroppedItem(
                recorded.envelope().stream().id(),
                e.listingId(),
                e.quantity(),
                e.unitPrice().times(e.quantity()),
                recorded.envelope().occurredAt()));
        yield with(out, row, e.listingId(), null);
      }
      case CartCheckedOut e -> {
        var before = Objects.requireNonNull(row);
        yield new CartRow(CartRow.Status.CHECKED_OUT, before.customerId(), before.items());
      }
      case CartAbandoned e -> {
        var before = Objects.requireNonNull(row);
        yield new CartRow(CartRow.Status.ABANDONED, before.customerId(), before.items());
      }
      case CartGivenBack e -> {
        var before = Objects.requireNonNull(row);
        before.items().forEach(line -> out.add(PiecesInCarts.out(line)));
        e.items().forEach(line -> out.add(PiecesInCarts.in(line)));
        yield new CartRow(CartRow.Status.OPEN, before.customerId(), e.items());
      }
    };
  }

  private static CartRow with(
      Facts out, @Nullable CartRow row, UUID listing, @Nullable CartLine line) {
    var before = Objects.requireNonNull(row);
    before.items().stream()
        .filter(item -> item.listingId().equals(listing))
        .forEach(item -> out.add(PiecesInCarts.out(item)));
    if (line != null) {
      out.add(PiecesInCarts.in(line));
    }
    var kept = before.items().stream().filter(item -> !item.listingId().equals(listing));
    var items = line == null ? kept.toList() : Stream.concat(kept, Stream.of(line)).toList();
    return new CartRow(before.status(), before.customerId(), new ArrayList<>(items));
  }
}
