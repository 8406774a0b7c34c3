package dev.hindsight.command.cart;

import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.CartLine;

/** What events make of a cart. */
final class CartFold {

  private CartFold() {}

  static Cart evolve(Cart cart, CartEvent event) {
    return switch (cart) {
      case Cart.Unknown unknown ->
          event instanceof CartOpened e ? Cart.Open.empty(e.customerId()) : unknown;
      case Cart.Open open -> evolve(open, event);
      case Cart.CheckedOut done ->
          event instanceof CartGivenBack e ? Cart.Open.of(done.customerId(), e.items()) : done;
      case Cart.Abandoned abandoned -> abandoned;
    };
  }

  private static Cart evolve(Cart.Open cart, CartEvent event) {
    return switch (event) {
      case CartOpened e -> cart;
      case ItemAddedToCart e -> added(cart, e);
      case CartItemQuantityChanged e -> {
        var line = cart.line(e.listingId());
        yield line == null ? cart : cart.with(line.withQuantity(e.to()));
      }
      case ItemRemovedFromCart e -> cart.without(e.listingId());
      case CartCheckedOut e -> new Cart.CheckedOut(cart.customerId());
      case CartAbandoned e -> new Cart.Abandoned(cart.customerId());
      case CartGivenBack e -> cart;
    };
  }

  // The line takes the price of the last pieces that were put in.
  private static Cart added(Cart.Open cart, ItemAddedToCart e) {
    var before = cart.line(e.listingId());
    var pieces = (before == null ? 0 : before.quantity()) + e.quantity();
    return cart.with(
        new CartLine(e.listingId(), e.title(), e.brand(), e.category(), pieces, e.unitPrice()));
  }
}
