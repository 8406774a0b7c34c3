package dev.hindsight.command.account.http;

import dev.hindsight.command.http.MoneyBody;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about accounts, for the API's description. */
final class AccountBodies {

  private AccountBodies() {}

  @Schema(name = "OpenAccount")
  record Open(
      @Nullable UUID id, @Nullable UUID ownerId, String currency, @Nullable Instant occurredAt) {}

  @Schema(name = "MoveMoney")
  record Amount(MoneyBody amount, @Nullable String reference, @Nullable Instant occurredAt) {}

  @Schema(name = "TransferMoney")
  record Transfer(
      @Nullable UUID id,
      UUID from,
      UUID to,
      MoneyBody amount,
      @Nullable String reference,
      @Nullable Instant occurredAt) {}

  @Schema(name = "CloseAccount")
  record Close(@Nullable Instant occurredAt) {}
}
