package dev.hindsight.{package};

import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.View;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Folds a cart's events into its row: pure, so that it may be run again from the first event. */
@Singleton
@View(name = "{name}", kinds = "cart")
public final class CartPiecesProjection implements EntityProjection<CartPieces> {

  @Override
  public @Nullable CartPieces fold(@Nullable CartPieces cart, Recorded recorded, Facts out) {
    var event = (CartEvent) recorded.event();
    if (cart == null) {
      return event instanceof CartOpened ? new CartPieces(true, 0) : null;
    }
    return switch (event) {
      case CartOpened e -> cart;
      case ItemAddedToCart e -> cart.plus(e.quantity());
      case CartItemQuantityChanged e -> cart.plus(e.to() - e.from());
      case ItemRemovedFromCart e -> cart.plus(-e.quantity());
      case CartCheckedOut e -> new CartPieces(false, cart.pieces());
      case CartAbandoned e -> new CartPieces(false, cart.pieces());
      case CartGivenBack e -> new CartPieces(true, cart.pieces());
    };
  }
}
