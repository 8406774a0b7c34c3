package dev.hindsight.query.listing;

import dev.hindsight.events.Money;
import dev.hindsight.query.entity.EntityState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A listing as it is told. */
public record ListingAnswer(
    UUID id,
    long version,
    ListingStatus status,
    String title,
    @Nullable String brand,
    @Nullable String category,
    Money price,
    Instant listedAt,
    @Nullable UUID sellerId,
    @Nullable Boolean stale) {

  /** Of its row. */
  public static ListingAnswer of(EntityState<ListingRow> state) {
    var listing = state.row();
    return new ListingAnswer(
        state.id(),
        state.version(),
        listing.status(),
        listing.title(),
        listing.brand(),
        listing.category(),
        listing.price(),
        listing.listedAt(),
        listing.sellerId(),
        state.staleOrAbsent());
  }
}
