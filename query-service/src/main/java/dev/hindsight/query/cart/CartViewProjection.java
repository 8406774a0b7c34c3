package dev.hindsight.query.cart;

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
import dev.hindsight.kit.projection.View;
import dev.hindsight.query.entity.SnapshotInterval;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Folds a cart's events into its row, by the same rules as the cart that decides on commands. */
@Singleton
@View(name = CartViewProjection.NAME, kinds = "cart")
public final class CartViewProjection implements EntityProjection<CartRow> {

  static final String NAME = "carts";

  @Override
  public int snapshots() {
    return SnapshotInterval.EVENTS;
  }

  @Override
  public @Nullable CartRow fold(@Nullable CartRow cart, Recorded recorded, Facts out) {
    var event = (CartEvent) recorded.event();
    if (cart == null) {
      return event instanceof CartOpened e ? CartRow.opened(e.customerId()) : null;
    }
    return switch (cart.status()) {
      case OPEN -> fold(cart, event);
      case CHECKED_OUT -> event instanceof CartGivenBack e ? cart.givenBack(e.items()) : cart;
      case ABANDONED -> cart;
    };
  }

  private static CartRow fold(CartRow cart, CartEvent event) {
    return switch (event) {
      case CartOpened e -> cart;
      case ItemAddedToCart e -> cart.plus(line(e));
      case CartItemQuantityChanged e -> cart.withQuantity(e.listingId(), e.to());
      case ItemRemovedFromCart e -> cart.without(e.listingId());
      case CartCheckedOut e -> cart.checkedOut();
      case CartAbandoned e -> cart.abandoned();
      case CartGivenBack e -> cart;
    };
  }

  private static CartLine line(ItemAddedToCart e) {
    return new CartLine(
        e.listingId(), e.title(), e.brand(), e.category(), e.quantity(), e.unitPrice());
  }
}
