package dev.hindsight.analytics.journey;

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
    Money value) {}
