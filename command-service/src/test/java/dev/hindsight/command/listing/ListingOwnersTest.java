package dev.hindsight.command.listing;

import static dev.hindsight.command.decider.DeciderSpec.given;
import static dev.hindsight.command.decider.DeciderSpec.givenNothing;

import dev.hindsight.command.decider.Owner;
import dev.hindsight.command.listing.ListingCommand.ChangeListingPrice;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.command.listing.ListingCommand.WithdrawListing;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.ListingEvent.ListingPriceChanged;
import dev.hindsight.events.ListingEvent.ListingWithdrawn;
import dev.hindsight.events.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose a listing is. */
class ListingOwnersTest {

  private static final UUID LISTING = new UUID(2, 1);
  private static final UUID ADA = new UUID(3, 1);
  private static final Owner ADAS = new Owner.Seller(ADA);
  private static final Owner THE_SHOPS = new Owner.TheShop();
  private static final Money PRICE = Money.of("59.90", "EUR");
  private static final Money LOWER = Money.of("49.90", "EUR");

  private static final List<ListingCommand> COMMANDS =
      List.of(
          post(new UUID(3, 2)),
          new ChangeListingPrice(LISTING, LOWER),
          new WithdrawListing(LISTING));

  @Test
  void a_listing_is_of_the_seller_under_whose_name_it_is_posted_and_else_the_shops() {
    givenNothing().touches(post(ADA), ADAS);
    givenNothing().touches(post(null), THE_SHOPS);
  }

  @Test
  void it_stays_theirs_whatever_becomes_of_it() {
    var stream = Listing.stream(LISTING);
    for (var command : COMMANDS) {
      given(stream, posted(ADA)).touches(command, ADAS);
      given(stream, posted(ADA), new ListingPriceChanged(PRICE, LOWER)).touches(command, ADAS);
      given(stream, posted(ADA), new ListingWithdrawn()).touches(command, ADAS);
      given(stream, posted(null)).touches(command, THE_SHOPS);
    }
  }

  @Test
  void of_a_listing_that_is_not_there_nobody_is_the_owner() {
    for (var command : COMMANDS.subList(1, COMMANDS.size())) {
      givenNothing().touches(command);
    }
  }

  private static PostListing post(@Nullable UUID seller) {
    return new PostListing(LISTING, seller, "Shoes", null, null, PRICE);
  }

  private static ListingPosted posted(@Nullable UUID seller) {
    return new ListingPosted(seller, "Shoes", null, null, PRICE);
  }
}
