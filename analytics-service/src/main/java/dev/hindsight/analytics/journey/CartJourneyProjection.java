package dev.hindsight.analytics.journey;

import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds a cart's events into its journey, and adds a fact for each drop while it is open and for
 * being left behind.
 */
@Singleton
public final class CartJourneyProjection implements EntityProjection<CartJourney> {

  /** Its name, for those who answer from it. */
  public static final String NAME = "cart-journeys";

  @Override
  public String name() {
    return NAME;
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
  public Class<CartJourney> row() {
    return CartJourney.class;
  }

  @Override
  public Set<Class<? extends Record>> facts() {
    return Set.of(DroppedItem.class, AbandonedCart.class);
  }

  @Override
  public @Nullable CartJourney fold(@Nullable CartJourney cart, Recorded recorded, Facts out) {
    var event = (CartEvent) recorded.event();
    var envelope = recorded.envelope();
    if (cart == null) {
      return event instanceof CartOpened ? CartJourney.opened(envelope.occurredAt()) : null;
    }
    if (cart.isAbandoned()) {
      return cart;
    }
    return cart.isCheckedOut() ? afterCheckout(cart, event) : fold(cart, envelope, event, out);
  }

  // Given back, it is an open cart as before: what leaves it from now on is dropped.
  private static CartJourney afterCheckout(CartJourney cart, CartEvent event) {
    return event instanceof CartGivenBack ? cart.givenBack() : cart;
  }

  private static CartJourney fold(CartJourney cart, Envelope envelope, CartEvent event, Facts out) {
    return switch (event) {
      case CartOpened e -> cart;
      case ItemAddedToCart e -> cart.filled();
      case CartItemQuantityChanged e -> {
        if (e.to() >= e.from()) {
          yield cart;
        }
        out.add(dropped(envelope, e));
        yield cart.dropped();
      }
      case ItemRemovedFromCart e -> {
        out.add(dropped(envelope, e));
        yield cart.dropped();
      }
      case CartCheckedOut e -> cart.checkedOut(envelope.occurredAt());
      case CartAbandoned e -> {
        out.add(AbandonedCart.of(envelope, e));
        yield cart.abandoned(envelope.occurredAt());
      }
      case CartGivenBack e -> cart;
    };
  }

  private static DroppedItem dropped(Envelope envelope, CartItemQuantityChanged e) {
    var pieces = e.from() - e.to();
    return new DroppedItem(
        envelope.stream().id(),
        envelope.version(),
        envelope.occurredAt(),
        e.listingId(),
        e.title(),
        e.brand(),
        e.category(),
        pieces,
        e.unitPrice().times(pieces));
  }

  private static DroppedItem dropped(Envelope envelope, ItemRemovedFromCart e) {
    return new DroppedItem(
        envelope.stream().id(),
        envelope.version(),
        envelope.occurredAt(),
        e.listingId(),
        e.title(),
        e.brand(),
        e.category(),
        e.quantity(),
        e.unitPrice().times(e.quantity()));
  }
}
