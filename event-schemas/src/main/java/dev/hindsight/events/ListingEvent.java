package dev.hindsight.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a listing: an advertisement of something for sale. */
public sealed interface ListingEvent extends Event {

  /** A listing was posted; without a seller it is the shop's own. */
  @EventType("hindsight.listing.posted.v1")
  record ListingPosted(
      @Nullable UUID sellerId,
      String title,
      @Nullable String brand,
      @Nullable String category,
      Money price)
      implements ListingEvent {}

  /** The price went from one amount to another; carts keep the price they were filled at. */
  @EventType("hindsight.listing.price-changed.v1")
  record ListingPriceChanged(Money from, Money to) implements ListingEvent {}

  /** The listing is no longer for sale. */
  @EventType("hindsight.listing.withdrawn.v1")
  record ListingWithdrawn() implements ListingEvent {}
}
