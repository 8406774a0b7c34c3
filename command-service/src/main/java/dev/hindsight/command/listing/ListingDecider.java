package dev.hindsight.command.listing;

import static dev.hindsight.command.decider.Decision.accept;
import static dev.hindsight.command.decider.Decision.alreadyExists;
import static dev.hindsight.command.decider.Decision.notAllowed;
import static dev.hindsight.command.decider.Decision.nothingToDo;
import static dev.hindsight.command.decider.Decision.unknown;

import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.customer.Standing;
import dev.hindsight.command.decider.Decider;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.command.listing.ListingCommand.ChangeListingPrice;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.command.listing.ListingCommand.WithdrawListing;
import dev.hindsight.events.ListingEvent;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.ListingEvent.ListingPriceChanged;
import dev.hindsight.events.ListingEvent.ListingWithdrawn;
import java.util.List;
import java.util.Optional;

/** The rules of listings. */
public final class ListingDecider implements Decider<ListingCommand, Listing, ListingEvent> {

  @Override
  public String kind() {
    return Listing.KIND;
  }

  @Override
  public Class<ListingCommand> commands() {
    return ListingCommand.class;
  }

  @Override
  public Class<ListingEvent> events() {
    return ListingEvent.class;
  }

  @Override
  public Listing initial() {
    return new Listing.Unknown();
  }

  @Override
  public Listing evolve(Listing listing, ListingEvent event) {
    return switch (event) {
      case ListingPosted e ->
          new Listing.Listed(e.sellerId(), e.title(), e.brand(), e.category(), e.price());
      case ListingPriceChanged e ->
          switch (listing) {
            case Listing.Listed l ->
                new Listing.Listed(l.sellerId(), l.title(), l.brand(), l.category(), e.to());
            case Listing.Unknown u -> u;
            case Listing.Withdrawn w -> w;
          };
      case ListingWithdrawn e ->
          new Listing.Withdrawn(listing instanceof Listing.Listed l ? l.sellerId() : null);
    };
  }

  @Override
  public int weight(Listing listing) {
    return listing instanceof Listing.Listed listed ? 350 + 2 * listed.title().length() : 50;
  }

  @Override
  public List<Owner> owners(ListingCommand command, Listing listing, Others others) {
    return switch (listing) {
      case Listing.Unknown _ ->
          command instanceof PostListing post ? List.of(Owner.seller(post.sellerId())) : List.of();
      case Listing.Listed listed -> List.of(Owner.seller(listed.sellerId()));
      case Listing.Withdrawn withdrawn -> List.of(Owner.seller(withdrawn.sellerId()));
    };
  }

  @Override
  public Decision decide(ListingCommand command, Listing listing, Others others) {
    return switch (listing) {
      case Listing.Unknown u ->
          command instanceof PostListing post ? post(post, others) : unknown(command.target());
      case Listing.Listed l ->
          switch (command) {
            case PostListing c -> alreadyExists(c.target());
            case ChangeListingPrice c -> changePrice(c, l);
            case WithdrawListing c -> accept(c.target(), new ListingWithdrawn());
          };
      case Listing.Withdrawn w ->
          command instanceof PostListing
              ? alreadyExists(command.target())
              : notAllowed(
                  "listing-withdrawn", "listing " + command.listingId() + " was withdrawn");
    };
  }

  private static Decision post(PostListing c, Others others) {
    return Standing.refusal(c.sellerId(), others, "/sellerId")
        .or(() -> notVerified(c, others))
        .orElseGet(() ->
            accept(
                c.target(),
                new ListingPosted(c.sellerId(), c.title(), c.brand(), c.category(), c.price())));
  }

  private static Optional<Decision> notVerified(PostListing c, Others others) {
    return c.sellerId() == null
            || others.of(Customer.stream(c.sellerId())) instanceof Customer.Registered seller
                && seller.emailVerified()
        ? Optional.empty()
        : Optional.of(
            notAllowed(
                "email-not-verified",
                "customer " + c.sellerId() + " may post listings once the e-mail is verified",
                "/sellerId"));
  }

  private static Decision changePrice(ChangeListingPrice c, Listing.Listed listing) {
    var from = listing.price();
    if (!from.currency().equals(c.price().currency())) {
      return notAllowed(
          "other-currency",
          "the listing is priced in " + from.currency() + ", not in " + c.price().currency(),
          "/price/currency");
    }
    return from.equals(c.price())
        ? nothingToDo()
        : accept(c.target(), new ListingPriceChanged(from, c.price()));
  }
}
