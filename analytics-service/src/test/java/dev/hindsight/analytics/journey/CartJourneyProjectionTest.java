package dev.hindsight.analytics.journey;

import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Event;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.testkit.ProjectionSpec;
import dev.hindsight.kit.testkit.TestEvents;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The fold of a cart's journey: what is a drop and what is none. */
class CartJourneyProjectionTest {

  private static final StreamName CART = new StreamName("cart", new UUID(1, 1));
  private static final UUID PHONE = new UUID(2, 1);
  private static final Money PRICE = Money.of("10.00", "EUR");

  private final ProjectionSpec<CartJourney> journey =
      ProjectionSpec.of(new CartJourneyProjection(), CART);

  @Test
  void an_opened_cart_has_nothing_in_it() {
    journey
        .given(at(1, new CartOpened(null)))
        .thenRow(new CartJourney(time(1), false, false, null, null))
        .thenFacts();
  }

  @Test
  void a_removed_line_is_dropped_with_all_its_pieces() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(3)))
        .given(at(3, removed(3)))
        .thenRow(new CartJourney(time(1), true, true, null, null))
        .thenFacts(dropped(3, 3, "30.00"));
  }

  @Test
  void a_lowered_quantity_is_dropped_by_the_difference() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(5)))
        .given(at(3, changed(5, 2)))
        .thenRow(new CartJourney(time(1), true, true, null, null))
        .thenFacts(dropped(3, 3, "30.00"));
  }

  @Test
  void a_raised_quantity_is_no_drop() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(1)))
        .given(at(3, changed(1, 4)))
        .thenRow(new CartJourney(time(1), true, false, null, null))
        .thenFacts();
  }

  @Test
  void what_is_checked_out_is_not_dropped() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(1)))
        .given(at(3, checkedOut()))
        .thenRow(new CartJourney(time(1), true, false, time(3), null))
        .thenFacts();
  }

  @Test
  void nothing_is_dropped_after_the_checkout() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(1)))
        .given(at(3, checkedOut()))
        .given(at(4, removed(1)))
        .thenRow(new CartJourney(time(1), true, false, time(3), null))
        .thenFacts();
  }

  @Test
  void a_cart_that_was_given_back_is_open_again_and_what_leaves_it_is_dropped() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(3)))
        .given(at(3, checkedOut()))
        .given(at(4, givenBack(3)))
        .thenRow(new CartJourney(time(1), true, false, null, null));

    journey
        .given(at(5, changed(3, 2)))
        .given(at(6, checkedOut()))
        .thenRow(new CartJourney(time(1), true, true, time(6), null))
        .thenFacts(dropped(5, 1, "10.00"));
  }

  @Test
  void a_cart_that_was_left_behind_stays_so() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(3)))
        .given(at(3, new CartAbandoned(List.of(line(3)), line(3).value())))
        .given(at(4, removed(3)))
        .given(at(5, checkedOut()))
        .given(at(6, givenBack(3)))
        .thenRow(new CartJourney(time(1), true, false, null, time(3)))
        .thenFacts(new AbandonedCart(CART.id(), time(3), 3, Money.of("30.00", "EUR")));
  }

  @Test
  void an_empty_cart_that_was_left_behind_is_worth_nothing() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, new CartAbandoned(List.of(), null)))
        .thenRow(new CartJourney(time(1), false, false, null, time(2)))
        .thenFacts(new AbandonedCart(CART.id(), time(2), 0, null));
  }

  @Test
  void a_cart_that_was_checked_out_is_neither_left_behind_nor_given_back_while_open() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(3)))
        .given(at(3, givenBack(1)))
        .given(at(4, checkedOut()))
        .given(at(5, new CartAbandoned(List.of(), null)))
        .thenRow(new CartJourney(time(1), true, false, time(4), null))
        .thenFacts();
  }

  private static CartGivenBack givenBack(int pieces) {
    return new CartGivenBack(
        CART.id(), "insufficient-funds", List.of(line(pieces)), line(pieces).value());
  }

  private static CartLine line(int pieces) {
    return new CartLine(PHONE, "Phone", null, "phones", pieces, PRICE);
  }

  private static DroppedItem dropped(long version, int pieces, String value) {
    return new DroppedItem(
        CART.id(),
        version,
        time(version),
        PHONE,
        "Phone",
        null,
        "phones",
        pieces,
        Money.of(value, "EUR"));
  }

  private static Recorded at(long version, Event event) {
    return TestEvents.recorded(CART, version, event);
  }

  private static Instant time(long version) {
    return at(version, new CartOpened(null)).envelope().occurredAt();
  }

  private static ItemAddedToCart added(int pieces) {
    return new ItemAddedToCart(PHONE, "Phone", null, "phones", pieces, PRICE);
  }

  private static CartItemQuantityChanged changed(int from, int to) {
    return new CartItemQuantityChanged(PHONE, "Phone", null, "phones", from, to, PRICE);
  }

  private static ItemRemovedFromCart removed(int pieces) {
    return new ItemRemovedFromCart(PHONE, "Phone", null, "phones", pieces, PRICE);
  }

  private static CartCheckedOut checkedOut() {
    return new CartCheckedOut(null, List.of(), PRICE);
  }
}
