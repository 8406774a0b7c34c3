package dev.hindsight.query.listing;

import dev.hindsight.events.Money;
import java.util.Currency;
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
    @Nullable UUID sellerId,
    @Nullable Boolean stale) {

  /** Of its row. */
  public static ListingAnswer of(ListingView listing) {
    return new ListingAnswer(
        listing.id,
        listing.version,
        listing.status,
        listing.title,
        listing.brand,
        listing.category,
        new Money(listing.priceMinor, Currency.getInstance(listing.priceCurrency)),
        listing.sellerId,
        listing.staleOrAbsent());
  }
}
