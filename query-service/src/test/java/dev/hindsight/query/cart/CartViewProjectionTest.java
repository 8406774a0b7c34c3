package dev.hindsight.query.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.kit.testkit.ProjectionSpec;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The fold of a cart. */
class CartViewProjectionTest {

  private static final UUID PHONE = new UUID(1, 1);
  private static final UUID CASE = new UUID(1, 2);
  private static final UUID CUSTOMER = new UUID(2, 1);

  private final ProjectionSpec<CartRow> cart = ProjectionSpec.of(new CartViewProjection());

  @Test
  void an_opened_cart_is_empty() {
    cart.given(new CartOpened(CUSTOMER))
        .thenRow(new CartRow(CartStatus.OPEN, CUSTOMER, List.of(), null))
        .thenFacts();
  }

  @Test
  void a_line_takes_the_price_of_the_last_pieces_put_in_and_keeps_its_place() {
    cart.given(new CartOpened(null), added(PHONE, 1, "10.00"), added(CASE, 1, "2.00"))
        .given(added(PHONE, 2, "9.00"))
        .thenRow(
            new CartRow(
                CartStatus.OPEN,
                null,
                List.of(line(PHONE, 3, "9.00"), line(CASE, 1, "2.00")),
                Money.of("29.00", "EUR")));
  }

  @Test
  void a_changed_quantity_leaves_the_price_as_it_was() {
    cart.given(new CartOpened(null), added(PHONE, 5, "10.00"), changed(PHONE, 5, 2, "10.00"))
        .thenRow(
            new CartRow(
                CartStatus.OPEN, null, List.of(line(PHONE, 2, "10.00")), Money.of("20.00", "EUR")));
  }

  @Test
  void a_removed_line_is_gone_and_with_the_last_one_the_total() {
    cart.given(new CartOpened(null), added(PHONE, 5, "10.00"), removed(PHONE, 5, "10.00"))
        .thenRow(new CartRow(CartStatus.OPEN, null, List.of(), null));
  }

  @Test
  void nothing_changes_after_the_checkout() {
    var lines = List.of(line(PHONE, 1, "10.00"));
    cart.given(new CartOpened(null), added(PHONE, 1, "10.00"))
        .given(new CartCheckedOut(null, lines, Money.of("10.00", "EUR")))
        .given(removed(PHONE, 1, "10.00"))
        .thenRow(new CartRow(CartStatus.CHECKED_OUT, null, lines, Money.of("10.00", "EUR")));
  }

  @Test
  void an_abandoned_cart_keeps_its_lines_and_never_changes_again() {
    var lines = List.of(line(PHONE, 1, "10.00"));
    cart.given(new CartOpened(CUSTOMER), added(PHONE, 1, "10.00"))
        .given(new CartAbandoned(lines, Money.of("10.00", "EUR")))
        .given(added(CASE, 1, "1.00"), givenBack(line(CASE, 1, "1.00")))
        .thenRow(new CartRow(CartStatus.ABANDONED, CUSTOMER, lines, Money.of("10.00", "EUR")));
  }

  @Test
  void a_cart_that_was_given_back_is_open_with_the_lines_it_was_checked_out_with() {
    cart.given(new CartOpened(CUSTOMER), added(PHONE, 1, "10.00"))
        .given(new CartCheckedOut(null, List.of(line(PHONE, 1, "10.00")), Money.of("10.00", "EUR")))
        .given(givenBack(line(PHONE, 1, "10.00")), added(CASE, 2, "1.00"))
        .thenRow(
            new CartRow(
                CartStatus.OPEN,
                CUSTOMER,
                List.of(line(PHONE, 1, "10.00"), line(CASE, 2, "1.00")),
                Money.of("12.00", "EUR")));
  }

  @RepeatedTest(300)
  void any_sequence_of_events_gives_the_cart_of_the_command_side(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var reference = new ReferenceCart();

    for (int i = 0; i < 40; i++) {
      var event = next(random);
      cart.given(event);
      reference.apply(event);

      assertThat(cart.row())
          .as("seed %d, event %d", repetition.getCurrentRepetition(), i)
          .isEqualTo(reference.row());
    }
  }

  private static CartEvent next(Random random) {
    var listing = new UUID(9, random.nextInt(4));
    var pieces = 1 + random.nextInt(5);
    var price = "%d.%02d".formatted(random.nextInt(100), random.nextInt(100));
    return switch (random.nextInt(20)) {
      case 0, 1 -> new CartOpened(random.nextBoolean() ? CUSTOMER : null);
      case 2 ->
          switch (random.nextInt(12)) {
            case 0, 1 -> checkedOut();
            case 2, 3 -> givenBack(line(listing, pieces, price));
            case 4 -> new CartAbandoned(List.of(), null);
            default -> added(listing, pieces, price);
          };
      case 3, 4, 5, 6 -> changed(listing, pieces, 1 + random.nextInt(5), price);
      case 7, 8, 9, 10 -> removed(listing, pieces, price);
      default -> added(listing, pieces, price);
    };
  }

  private static CartCheckedOut checkedOut() {
    return new CartCheckedOut(null, List.of(), Money.of("0.00", "EUR"));
  }

  private static CartGivenBack givenBack(CartLine line) {
    return new CartGivenBack(new UUID(3, 1), "insufficient-funds", List.of(line), line.value());
  }

  private static CartLine line(UUID listing, int pieces, String price) {
    return new CartLine(listing, "title", "brand", null, pieces, Money.of(price, "EUR"));
  }

  private static ItemAddedToCart added(UUID listing, int pieces, String price) {
    return new ItemAddedToCart(listing, "title", "brand", null, pieces, Money.of(price, "EUR"));
  }

  private static CartItemQuantityChanged changed(UUID listing, int from, int to, String price) {
    return new CartItemQuantityChanged(
        listing, "title", "brand", null, from, to, Money.of(price, "EUR"));
  }

  private static ItemRemovedFromCart removed(UUID listing, int pieces, String price) {
    return new ItemRemovedFromCart(listing, "title", "brand", null, pieces, Money.of(price, "EUR"));
  }
}
