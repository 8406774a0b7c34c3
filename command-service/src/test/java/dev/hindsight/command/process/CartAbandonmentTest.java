package dev.hindsight.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.cart.Cart;
import dev.hindsight.command.cart.CartCommand.AbandonCart;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.Event;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CartAbandonmentTest {

  private static final Duration MONTH = Duration.ofDays(30);
  private static final UUID CART = new UUID(1, 1);
  private static final UUID SHOES = new UUID(2, 1);
  private static final Money PRICE = Money.of("59.90", "EUR");

  private final CartAbandonment process = new CartAbandonment(MONTH);

  @Test
  void whatever_leaves_a_cart_open_begins_the_wait_anew() {
    assertThat(
            List.<CartEvent>of(
                new CartOpened(null),
                new ItemAddedToCart(SHOES, "Shoes", null, null, 1, PRICE),
                new CartItemQuantityChanged(SHOES, "Shoes", null, null, 1, 2, PRICE),
                new ItemRemovedFromCart(SHOES, "Shoes", null, null, 2, PRICE),
                new CartGivenBack(CART, "insufficient-funds", List.of(), PRICE)))
        .allSatisfy(event -> assertThat(timer(event)).isEqualTo(new TimerChange.Set(MONTH)));
  }

  @Test
  void what_closes_a_cart_ends_the_wait() {
    assertThat(timer(new CartCheckedOut(null, List.of(), PRICE)))
        .isEqualTo(new TimerChange.Clear());
    assertThat(timer(new CartAbandoned(List.of(), null))).isEqualTo(new TimerChange.Clear());
  }

  @Test
  void what_happens_to_others_is_nothing_to_it() {
    assertThat(timer(new OrderCancelled(null))).isEqualTo(new TimerChange.Leave());
    assertThat(process.wants()).isEmpty();
  }

  @Test
  void a_cart_is_abandoned_as_it_was_when_the_wait_began() throws Exception {
    var sent = new ArrayList<String>();

    process.onTimer(new Timer(Cart.stream(CART), 7), steps(sent));

    assertThat(sent).containsExactly("abandon " + new AbandonCart(CART) + " at 7");
  }

  private TimerChange timer(Event event) {
    var stream = Cart.stream(CART);
    var id = new UUID(9, 1);
    var envelope =
        new Envelope(
            id,
            EventTypes.of(event),
            "test",
            stream,
            1,
            1,
            Instant.EPOCH,
            Instant.EPOCH,
            "test",
            id,
            null,
            null);
    return process.timer(new Recorded(envelope, event));
  }

  private static Steps steps(List<String> sent) {
    return new Steps() {
      @Override
      public Optional<Rejection> send(String step, Command command) {
        throw new AssertionError("without a version: " + command);
      }

      @Override
      public Optional<Rejection> send(String step, Command command, long expectedVersion) {
        sent.add(step + " " + command + " at " + expectedVersion);
        return Optional.empty();
      }

      @Override
      public <S> S state(StreamName stream, Class<S> type) {
        throw new AssertionError("it needs no state");
      }
    };
  }
}
