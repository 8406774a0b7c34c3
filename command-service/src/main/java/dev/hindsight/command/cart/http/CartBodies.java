package dev.hindsight.command.cart.http;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about carts, for the API's description; {@link CartForms} reads them. */
final class CartBodies {

  private CartBodies() {}

  record Open(@Nullable UUID id, @Nullable UUID customerId, @Nullable Instant occurredAt) {}

  record AddItem(UUID listingId, int quantity, @Nullable Instant occurredAt) {}

  record ChangeQuantity(int quantity, @Nullable Instant occurredAt) {}

  record RemoveItem(@Nullable Instant occurredAt) {}

  record CheckOut(@Nullable UUID accountId, @Nullable Instant occurredAt) {}
}
