package dev.hindsight.command.listing;

import static dev.hindsight.command.decider.DeciderSpec.given;
import static dev.hindsight.command.decider.DeciderSpec.givenNothing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.decider.DeciderSpec;
import dev.hindsight.command.listing.ListingCommand.ChangeListingPrice;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.command.listing.ListingCommand.WithdrawListing;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerEmailVerified;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.ListingEvent;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.ListingEvent.ListingPriceChanged;
import dev.hindsight.events.ListingEvent.ListingWithdrawn;
import dev.hindsight.events.Money;
import dev.hindsight.events.personal.PersonalText;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingDeciderTest {

  private static final UUID LISTING = new UUID(2, 1);
  private static final UUID SELLER = new UUID(3, 1);
  private static final UUID ADDRESS = new UUID(3, 2);
  private static final PersonalText EMAIL = new PersonalText("v1.email");
  private static final CustomerRegistered REGISTERED =
      new CustomerRegistered(new PersonalText("v1.name"), EMAIL, ADDRESS);
  private static final Money PRICE = Money.of("59.90", "EUR");
  private static final Money LOWER = Money.of("49.90", "EUR");
  private static final ListingPosted POSTED =
      new ListingPosted(null, "Shoes", "Acme", "footwear", PRICE);

  @Test
  void the_shop_posts_a_listing() {
    givenNothing().when(post(null)).then(POSTED);
  }

  @Test
  void a_listing_of_an_unknown_seller_is_refused() {
    givenNothing().when(post(SELLER)).thenUnknown("unknown-customer");
  }

  @Test
  void a_seller_whose_email_is_not_verified_may_not_post() {
    given(Customer.stream(SELLER), REGISTERED).when(post(SELLER)).thenRefused("email-not-verified");
  }

  @Test
  void a_seller_whose_email_is_verified_may_post() {
    given(Customer.stream(SELLER), REGISTERED, new CustomerEmailVerified(ADDRESS))
        .when(post(SELLER))
        .then(new ListingPosted(SELLER, "Shoes", "Acme", "footwear", PRICE));
  }

  @Test
  void a_verification_ends_with_a_change_of_the_address() {
    given(
            Customer.stream(SELLER),
            REGISTERED,
            new CustomerEmailVerified(ADDRESS),
            new CustomerEmailChanged("/email", EMAIL, EMAIL, ADDRESS))
        .when(post(SELLER))
        .thenRefused("email-not-verified");
  }

  @Test
  void a_seller_who_was_deactivated_or_erased_may_not_post() {
    var verified = new CustomerEmailVerified(ADDRESS);

    given(Customer.stream(SELLER), REGISTERED, verified, new CustomerDeactivated())
        .when(post(SELLER))
        .thenRefused("customer-deactivated");
    given(Customer.stream(SELLER), REGISTERED, verified, new CustomerErased())
        .when(post(SELLER))
        .thenRefused("customer-erased");
  }

  @Test
  void a_listing_is_posted_once() {
    listing(POSTED).when(post(null)).thenRefused("listing-exists");
    listing(POSTED, new ListingWithdrawn()).when(post(null)).thenRefused("listing-exists");
  }

  @Test
  void a_price_goes_from_one_amount_to_another() {
    listing(POSTED)
        .when(new ChangeListingPrice(LISTING, LOWER))
        .then(new ListingPriceChanged(PRICE, LOWER));
    listing(POSTED, new ListingPriceChanged(PRICE, LOWER))
        .when(new ChangeListingPrice(LISTING, PRICE))
        .then(new ListingPriceChanged(LOWER, PRICE));
  }

  @Test
  void a_change_to_the_same_price_changes_nothing() {
    listing(POSTED).when(new ChangeListingPrice(LISTING, PRICE)).thenNothing();
  }

  @Test
  void a_listing_keeps_its_currency() {
    listing(POSTED)
        .when(new ChangeListingPrice(LISTING, Money.of("59.90", "USD")))
        .thenRefused("other-currency");
  }

  @Test
  void a_listing_is_withdrawn_once_and_for_all() {
    var withdrawn = listing(POSTED, new ListingWithdrawn());

    listing(POSTED).when(new WithdrawListing(LISTING)).then(new ListingWithdrawn());
    withdrawn.when(new WithdrawListing(LISTING)).thenRefused("listing-withdrawn");
    withdrawn.when(new ChangeListingPrice(LISTING, LOWER)).thenRefused("listing-withdrawn");
  }

  @Test
  void nothing_can_be_done_with_an_unknown_listing() {
    givenNothing().when(new ChangeListingPrice(LISTING, PRICE)).thenUnknown("unknown-listing");
    givenNothing().when(new WithdrawListing(LISTING)).thenUnknown("unknown-listing");
  }

  @Test
  void the_fold_takes_every_event_in_every_state() {
    var decider = new ListingDecider();
    var events =
        List.<ListingEvent>of(
            POSTED, new ListingPriceChanged(PRICE, LOWER), new ListingWithdrawn());
    var states =
        List.of(
            new Listing.Unknown(),
            decider.evolve(new Listing.Unknown(), POSTED),
            new Listing.Withdrawn(null));

    for (var state : states) {
      for (var event : events) {
        assertThat(decider.evolve(state, event)).isNotNull();
      }
    }
  }

  private static PostListing post(@Nullable UUID seller) {
    return new PostListing(LISTING, seller, "Shoes", "Acme", "footwear", PRICE);
  }

  private static DeciderSpec listing(ListingEvent... events) {
    return given(Listing.stream(LISTING), events);
  }
}
