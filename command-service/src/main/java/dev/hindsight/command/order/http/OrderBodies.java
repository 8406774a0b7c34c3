package dev.hindsight.command.order.http;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of requests about orders, for the API's description; {@link OrderForms} reads them.
 */
final class OrderBodies {

  private OrderBodies() {}

  @Schema(name = "PayOrder")
  record Pay(UUID accountId, @Nullable Instant occurredAt) {}

  @Schema(name = "CancelOrder")
  record Cancel(@Nullable String reason, @Nullable Instant occurredAt) {}
}
