package dev.hindsight.command.listing.http;

import dev.hindsight.command.http.MoneyBody;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about listings, for the API's description. */
final class ListingBodies {

  private ListingBodies() {}

  record Post(
      @Nullable UUID id,
      @Nullable UUID sellerId,
      String title,
      @Nullable String brand,
      @Nullable String category,
      MoneyBody price,
      @Nullable Instant occurredAt) {}

  record ChangePrice(MoneyBody price, @Nullable Instant occurredAt) {}

  record Withdraw(@Nullable Instant occurredAt) {}
}
