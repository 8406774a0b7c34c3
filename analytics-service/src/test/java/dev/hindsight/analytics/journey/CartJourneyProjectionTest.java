package dev.hindsight.analytics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.analytics.rollup.Axes;
import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.analytics.rollup.Times;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.Event;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.testkit.ProjectionSpec;
import dev.hindsight.kit.testkit.TestEvents;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The fold of a cart's journey: what is a drop and what is none. */
class CartJourneyProjectionTest {

  private static final StreamName CART = new StreamName("cart", new UUID(1, 1));
  private static final UUID PHONE = new UUID(2, 1);
  private static final Money PRICE = Money.of("10.00", "EUR");
  private static final Map<UUID, Times> PHONE_SINCE_2 = Map.of(PHONE, new Times(time(2), time(2)));

  private final ProjectionSpec<CartJourney> journey =
      ProjectionSpec.of(new CartJourneyProjection(), CART);

  @Test
  void an_opened_cart_has_nothing_in_it() {
    journey
        .given(at(1, new CartOpened(null)))
        .thenRow(new CartJourney(time(1), time(1), false, false, null, null, Map.of(), List.of()))
        .thenFacts();
  }

  @Test
  void a_removed_line_is_dropped_with_all_its_pieces() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(3)))
        .given(at(3, removed(3)))
        .thenRow(
            new CartJourney(time(1), time(1), true, true, null, null, Map.of(), List.of(drop(3))))
        .thenFacts(dropped(3, 3, "30.00"));
  }

  @Test
  void a_lowered_quantity_is_dropped_by_the_difference() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(5)))
        .given(at(3, changed(5, 2)))
        .thenRow(
            new CartJourney(
                time(1), time(1), true, true, null, null, PHONE_SINCE_2, List.of(drop(3))))
        .thenFacts(dropped(3, 3, "30.00"));
  }

  @Test
  void a_raised_quantity_is_no_drop() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(1)))
        .given(at(3, changed(1, 4)))
        .thenRow(
            new CartJourney(time(1), time(1), true, false, null, null, PHONE_SINCE_2, List.of()))
        .thenFacts();
  }

  @Test
  void what_is_checked_out_is_not_dropped() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(1)))
        .given(at(3, checkedOut()))
        .thenRow(
            new CartJourney(time(1), time(1), true, false, time(3), null, PHONE_SINCE_2, List.of()))
        .thenFacts();
  }

  @Test
  void nothing_is_dropped_after_the_checkout() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(1)))
        .given(at(3, checkedOut()))
        .given(at(4, removed(1)))
        .thenRow(
            new CartJourney(time(1), time(1), true, false, time(3), null, PHONE_SINCE_2, List.of()))
        .thenFacts();
  }

  @Test
  void a_cart_that_was_given_back_is_open_again_and_what_leaves_it_is_dropped() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(3)))
        .given(at(3, checkedOut()))
        .given(at(4, givenBack(3)))
        .thenRow(
            new CartJourney(time(1), time(1), true, false, null, null, PHONE_SINCE_2, List.of()));

    journey
        .given(at(5, changed(3, 2)))
        .given(at(6, checkedOut()))
        .thenRow(
            new CartJourney(
                time(1), time(1), true, true, time(6), null, PHONE_SINCE_2, List.of(drop(5))))
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
        .thenRow(new CartJourney(time(1), time(1), true, false, null, time(3), Map.of(), List.of()))
        .thenFacts();
    assertThat(abandoned(Grouping.LISTING, PHONE.toString(), "EUR")).isEqualTo("1 3 3000");
    assertThat(abandoned(Grouping.BRAND, "", "EUR")).isEqualTo("1 3 3000");
    assertThat(abandoned(Grouping.CATEGORY, "phones", "EUR")).isEqualTo("1 3 3000");
    assertThat(abandoned(Grouping.TOTAL, "", "EUR")).isEqualTo("1 3 3000");
  }

  @Test
  void an_empty_cart_that_was_left_behind_is_worth_nothing() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, new CartAbandoned(List.of(), null)))
        .thenRow(
            new CartJourney(time(1), time(1), false, false, null, time(2), Map.of(), List.of()))
        .thenFacts();
    assertThat(abandoned(Grouping.TOTAL, "", "")).isEqualTo("1 0 0");
  }

  @Test
  void a_cart_that_was_checked_out_is_neither_left_behind_nor_given_back_while_open() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(3)))
        .given(at(3, givenBack(1)))
        .given(at(4, checkedOut()))
        .given(at(5, new CartAbandoned(List.of(), null)))
        .thenRow(
            new CartJourney(time(1), time(1), true, false, time(4), null, PHONE_SINCE_2, List.of()))
        .thenFacts();
  }

  @Test
  void a_cart_is_counted_in_each_hour_after_its_drop_in_the_hour_before() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(9)))
        .given(dropAt(3, "2026-01-05T10:15:00Z", 9, 8))
        .given(dropAt(4, "2026-01-05T10:45:00Z", 8, 7))
        .given(dropAt(5, "2026-01-05T12:20:00Z", 7, 6));

    assertThat(carts(Grain.HOUR))
        .containsExactly(
            "2026-01-05T10:00:00Z first 1", "2026-01-05T12:00:00Z after 2026-01-05T10:00:00Z 1");
    assertThat(carts(Grain.DAY)).containsExactly("2026-01-05T00:00:00Z first 1");
  }

  @Test
  void a_drop_that_is_told_late_comes_between_those_around_it() {
    journey
        .given(at(1, new CartOpened(null)))
        .given(at(2, added(9)))
        .given(dropAt(3, "2026-01-05T10:15:00Z", 9, 8))
        .given(dropAt(4, "2026-01-07T12:20:00Z", 8, 7))
        .given(dropAt(5, "2026-01-05T11:05:00Z", 7, 6));

    assertThat(carts(Grain.HOUR))
        .containsExactly(
            "2026-01-05T10:00:00Z first 1",
            "2026-01-05T11:00:00Z after 2026-01-05T10:00:00Z 1",
            "2026-01-07T12:00:00Z after 2026-01-05T11:00:00Z 1");
    assertThat(carts(Grain.DAY))
        .containsExactly(
            "2026-01-05T00:00:00Z first 1", "2026-01-07T00:00:00Z after 2026-01-05T11:00:00Z 1");
    assertThat(carts(Grain.MONTH)).containsExactly("2026-01-01T00:00:00Z first 1");
  }

  /** Where the cart is counted among all, by the events' own times. */
  private List<String> carts(Grain grain) {
    var carts = new TreeMap<String, Long>();
    for (var added : journey.added()) {
      if (added instanceof DroppedTally tally
          && tally.grouping() == Grouping.CARTS
          && tally.axis() != Axes.RECORDED
          && tally.grain() == grain) {
        var after =
            tally.after() == DroppedTally.NONE
                ? "first"
                : "after " + Instant.EPOCH.plus(tally.after(), ChronoUnit.MICROS);
        carts.merge(tally.at() + " " + after, tally.carts(), Long::sum);
      }
    }
    return carts.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  /** Carts, pieces and value that were left behind, of one key at one moment. */
  private String abandoned(Grouping grouping, String key, String currency) {
    return journey.added().stream()
        .filter(AbandonedTally.class::isInstance)
        .map(AbandonedTally.class::cast)
        .filter(tally -> tally.grain() == Grain.INSTANT && tally.axis() != Axes.OCCURRED)
        .filter(tally -> tally.grouping() == grouping && tally.key().equals(key))
        .filter(tally -> tally.currency().equals(currency))
        .map(tally -> tally.carts() + " " + tally.pieces() + " " + tally.valueMinor())
        .collect(Collectors.joining(", "));
  }

  private static Recorded dropAt(long version, String at, int from, int to) {
    var envelope = at(version, changed(from, to)).envelope();
    return new Recorded(
        new Envelope(
            envelope.id(),
            envelope.type(),
            envelope.source(),
            envelope.stream(),
            envelope.version(),
            envelope.position(),
            Instant.parse(at),
            envelope.recordedAt(),
            envelope.correlationId(),
            envelope.causationId(),
            null,
            null),
        changed(from, to));
  }

  private static CartDrop drop(long version) {
    var times = new Times(time(version), time(version));
    return new CartDrop(PHONE, null, "phones", "EUR", times);
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
