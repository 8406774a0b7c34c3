package dev.hindsight.{package};

import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.Money;
import dev.hindsight.kit.testkit.ProjectionSpec;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Given the events of a cart, then its row. */
class CartPiecesProjectionTest {

  private static final UUID LAMP = new UUID(0, 1);
  private static final UUID BOOK = new UUID(0, 2);
  private static final Money PRICE = Money.of("8.00", "EUR");

  private final ProjectionSpec<CartPieces> view = ProjectionSpec.of(new CartPiecesProjection());

  @Test
  void pieces_are_added_changed_and_removed() {
    view.given(new CartOpened(null), added(LAMP, 2), added(BOOK, 5))
        .given(new CartItemQuantityChanged(BOOK, "Book", null, null, 5, 3, PRICE))
        .given(new ItemRemovedFromCart(LAMP, "Lamp", null, null, 2, PRICE))
        .thenRow(new CartPieces(true, 3));
  }

  @Test
  void a_cart_that_is_checked_out_or_left_behind_is_not_open() {
    view.given(new CartOpened(null), added(LAMP, 2), new CartCheckedOut(null, List.of(), PRICE))
        .thenRow(new CartPieces(false, 2));
    ProjectionSpec.of(new CartPiecesProjection())
        .given(new CartOpened(null), new CartAbandoned(List.of(), null))
        .thenRow(new CartPieces(false, 0));
  }

  @Test
  void a_cart_that_is_given_back_is_open_again_with_what_it_held() {
    view.given(new CartOpened(null), added(LAMP, 2), new CartCheckedOut(null, List.of(), PRICE))
        .given(new CartGivenBack(LAMP, "insufficient-funds", List.of(), PRICE))
        .thenRow(new CartPieces(true, 2));
  }

  private static ItemAddedToCart added(UUID listing, int quantity) {
    return new ItemAddedToCart(listing, "Something", null, null, quantity, PRICE);
  }
}
