package dev.hindsight.query.listing;

import dev.hindsight.events.Money;
import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a listing; without a seller it is the shop's own.
 *
 * @param listedAt when it was posted, by the event's own time
 */
@Table("listings")
public record ListingRow(
    ListingStatus status,
    @Nullable UUID sellerId,
    String title,
    @Nullable String brand,
    @Nullable String category,
    Money price,
    Instant listedAt) {

  boolean isListed() {
    return status == ListingStatus.LISTED;
  }

  ListingRow priced(Money newPrice) {
    return new ListingRow(status, sellerId, title, brand, category, newPrice, listedAt);
  }

  ListingRow withdrawn() {
    return new ListingRow(
        ListingStatus.WITHDRAWN, sellerId, title, brand, category, price, listedAt);
  }
}
