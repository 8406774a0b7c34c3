package dev.hindsight.analytics.journey;

import dev.hindsight.analytics.rollup.Times;
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
import dev.hindsight.kit.projection.View;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds a cart's events into its journey, and adds up what the figures are made of. */
@Singleton
@View(name = CartJourneyProjection.NAME, version = 2, kinds = "cart", facts = DroppedItem.class)
public final class CartJourneyProjection implements EntityProjection<CartJourney> {

  /** Its name, for those who answer from it. */
  public static final String NAME = "cart-journeys";

  @Override
  public Set<Class<? extends Record>> tallies() {
    return Set.of(FunnelTally.class, DroppedTally.class, WaitTally.class, AbandonedTally.class);
  }

  @Override
  public @Nullable CartJourney fold(@Nullable CartJourney before, Recorded recorded, Facts out) {
    var after = after(before, recorded, out);
    if (after != null) {
      FunnelTally.change(before, after, out);
    }
    return after;
  }

  private static @Nullable CartJourney after(
      @Nullable CartJourney cart, Recorded recorded, Facts out) {
    var event = (CartEvent) recorded.event();
    var envelope = recorded.envelope();
    if (cart == null) {
      return event instanceof CartOpened ? CartJourney.opened(Times.of(envelope)) : null;
    }
    if (cart.isAbandoned()) {
      return cart;
    }
    return cart.isCheckedOut() ? afterCheckout(cart, event) : whileOpen(cart, envelope, event, out);
  }

  // Given back, it is an open cart as before: what leaves it from now on is dropped.
  private static CartJourney afterCheckout(CartJourney cart, CartEvent event) {
    return event instanceof CartGivenBack ? cart.givenBack() : cart;
  }

  private static CartJourney whileOpen(
      CartJourney cart, Envelope envelope, CartEvent event, Facts out) {
    return switch (event) {
      case CartOpened e -> cart;
      case ItemAddedToCart e -> cart.filled(e.listingId(), Times.of(envelope));
      case CartItemQuantityChanged e ->
          e.to() < e.from() ? dropped(cart, DroppedItem.of(envelope, e), envelope, out) : cart;
      case ItemRemovedFromCart e ->
          dropped(cart, DroppedItem.of(envelope, e), envelope, out).without(e.listingId());
      case CartCheckedOut e -> cart.checkedOut(envelope.occurredAt());
      case CartAbandoned e -> {
        AbandonedTally.add(Times.of(envelope), e, out);
        yield cart.abandoned(envelope.occurredAt());
      }
      case CartGivenBack e -> cart;
    };
  }

  private static CartJourney dropped(
      CartJourney cart, DroppedItem item, Envelope envelope, Facts out) {
    var drop = CartDrop.of(item, Times.of(envelope));
    out.add(item);
    new Drops(out).add(cart, item, drop);
    return cart.dropped(drop);
  }
}
