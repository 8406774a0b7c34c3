package dev.hindsight.command.listing.http;

import dev.hindsight.command.http.MoneyBody;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about listings, for the API's description. */
final class ListingBodies {

  private ListingBodies() {}

  @Schema(name = "PostListing")
  record Post(
      @Nullable UUID id,
      @Nullable UUID sellerId,
      String title,
      @Nullable String brand,
      @Nullable String category,
      MoneyBody price,
      @Nullable Instant occurredAt) {}

  @Schema(name = "ChangeListingPrice")
  record ChangePrice(MoneyBody price, @Nullable Instant occurredAt) {}

  @Schema(name = "WithdrawListing")
  record Withdraw(@Nullable Instant occurredAt) {}
}
