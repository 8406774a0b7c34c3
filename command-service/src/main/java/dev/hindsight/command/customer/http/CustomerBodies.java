package dev.hindsight.command.customer.http;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about customers, for the API's description. */
final class CustomerBodies {

  private CustomerBodies() {}

  @Schema(name = "RegisterCustomer")
  record Register(@Nullable UUID id, String name, String email, @Nullable Instant occurredAt) {}

  record VerifyEmail(@Nullable String token, @Nullable Instant occurredAt) {}

  record ChangeEmail(String email, @Nullable Instant occurredAt) {}

  record JoinMailingList(@Nullable Instant occurredAt) {}

  record LeaveMailingList(@Nullable Instant occurredAt) {}

  @Schema(name = "DeactivateCustomer")
  record Deactivate(@Nullable Instant occurredAt) {}

  @Schema(name = "EraseCustomer")
  record Erase(@Nullable Instant occurredAt) {}
}
