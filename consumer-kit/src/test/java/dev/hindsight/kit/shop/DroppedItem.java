package dev.hindsight.kit.shop;

import dev.hindsight.events.Money;
import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import java.util.UUID;

/** One line that left a cart. */
@Table("dropped_items")
public record DroppedItem(
    UUID cartId, UUID listingId, int quantity, Money value, Instant droppedAt) {}
