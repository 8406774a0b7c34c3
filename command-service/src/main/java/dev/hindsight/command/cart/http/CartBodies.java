package dev.hindsight.command.cart.http;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about carts, for the API's description; {@link CartForms} reads them. */
final class CartBodies {

  private CartBodies() {}

  @Schema(name = "OpenCart")
  record Open(@Nullable UUID id, @Nullable UUID customerId, @Nullable Instant occurredAt) {}

  @Schema(name = "AddItemToCart")
  record AddItem(UUID listingId, int quantity, @Nullable Instant occurredAt) {}

  @Schema(name = "ChangeItemQuantity")
  record ChangeQuantity(int quantity, @Nullable Instant occurredAt) {}

  @Schema(name = "RemoveItemFromCart")
  record RemoveItem(@Nullable Instant occurredAt) {}

  @Schema(name = "CheckOutCart")
  record CheckOut(@Nullable UUID accountId, @Nullable Instant occurredAt) {}
}
