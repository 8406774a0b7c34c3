package dev.hindsight.command.listing;

import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.decider.Command;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a listing. */
public sealed interface ListingCommand extends Command {

  UUID listingId();

  @Override
  default StreamName target() {
    return Listing.stream(listingId());
  }

  /** Advertise something; without a seller it is the shop's own. */
  record PostListing(
      UUID listingId,
      @Nullable UUID sellerId,
      String title,
      @Nullable String brand,
      @Nullable String category,
      Money price)
      implements ListingCommand {
    @Override
    public List<StreamName> alsoReads() {
      return sellerId == null ? List.of() : List.of(Customer.stream(sellerId));
    }
  }

  /** Ask another price, in the same currency. */
  record ChangeListingPrice(UUID listingId, Money price) implements ListingCommand {}

  /** Take it off the shop. */
  record WithdrawListing(UUID listingId) implements ListingCommand {}
}
