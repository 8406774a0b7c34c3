package dev.hindsight.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a cart. Items carry what a reader wants to know, so that no view needs a join.
 */
public sealed interface CartEvent extends Event {

  /** A cart was opened; without a customer it is a guest's. */
  @EventType("hindsight.cart.opened.v1")
  record CartOpened(@Nullable UUID customerId) implements CartEvent {}

  /** Pieces of a listing were put into the cart; the line now has this unit price. */
  @EventType("hindsight.cart.item-added.v1")
  record ItemAddedToCart(
      UUID listingId,
      String title,
      @Nullable String brand,
      @Nullable String category,
      int quantity,
      Money unitPrice)
      implements CartEvent {}

  /** The quantity of a line went from one positive number to another. */
  @EventType("hindsight.cart.item-quantity-changed.v1")
  record CartItemQuantityChanged(
      UUID listingId,
      String title,
      @Nullable String brand,
      @Nullable String category,
      int from,
      int to,
      Money unitPrice)
      implements CartEvent {}

  /** A whole line left the cart, with all its pieces. */
  @EventType("hindsight.cart.item-removed.v1")
  record ItemRemovedFromCart(
      UUID listingId,
      String title,
      @Nullable String brand,
      @Nullable String category,
      int quantity,
      Money unitPrice)
      implements CartEvent {}

  /** The cart was checked out with these lines; only a rejected order opens it again. */
  @EventType("hindsight.cart.checked-out.v1")
  record CartCheckedOut(@Nullable UUID accountId, List<CartLine> items, Money total)
      implements CartEvent {
    public CartCheckedOut {
      items = List.copyOf(items);
    }
  }

  /** Nobody touched the open cart for so long that it counts as left behind; it stays so. */
  @EventType("hindsight.cart.abandoned.v1")
  record CartAbandoned(List<CartLine> items, @Nullable Money total) implements CartEvent {
    public CartAbandoned {
      items = List.copyOf(items);
    }
  }

  /**
   * Its order was rejected: the cart is open again, with the lines that it was checked out with.
   */
  @EventType("hindsight.cart.given-back.v1")
  record CartGivenBack(UUID orderId, String reason, List<CartLine> items, Money total)
      implements CartEvent {
    public CartGivenBack {
      items = List.copyOf(items);
    }
  }
}
