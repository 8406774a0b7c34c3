package dev.hindsight.analytics.journey;

import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.Money;
import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of a listing that left a cart before it was checked out.
 *
 * @param cartVersion of the cart's event; with the cart it names the fact
 * @param droppedAt when it happened, by the event's own time
 * @param quantity how many pieces
 * @param value pieces times the unit price of their line
 */
@Table("dropped_items")
public record DroppedItem(
    UUID cartId,
    long cartVersion,
    Instant droppedAt,
    UUID listingId,
    String title,
    @Nullable String brand,
    @Nullable String category,
    int quantity,
    Money value) {

  static DroppedItem of(Envelope envelope, CartItemQuantityChanged e) {
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

  static DroppedItem of(Envelope envelope, ItemRemovedFromCart e) {
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
