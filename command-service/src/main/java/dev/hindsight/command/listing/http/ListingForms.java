package dev.hindsight.command.listing.http;

import dev.hindsight.command.http.CommandForm;
import dev.hindsight.command.http.Fields;
import dev.hindsight.command.listing.ListingCommand.ChangeListingPrice;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.command.listing.ListingCommand.WithdrawListing;
import dev.hindsight.events.Money;
import java.util.List;
import java.util.UUID;

/** How the commands on listings are read. */
public final class ListingForms {

  // Times the most pieces and the most lines of a cart it still fits.
  private static final long HIGHEST_PRICE = 100_000_000_000L;
  private static final int LONGEST_TITLE = 500;
  private static final int LONGEST_NAME = 200;

  static final CommandForm POST =
      CommandForm.of(
          "PostListing",
          f ->
              new PostListing(
                  f.newId("id"),
                  f.sellerId("sellerId"),
                  f.text("title", LONGEST_TITLE),
                  f.optionalText("brand", LONGEST_NAME),
                  f.optionalText("category", LONGEST_NAME),
                  price(f)));

  static final CommandForm CHANGE_PRICE =
      CommandForm.of("ChangeListingPrice", f -> new ChangeListingPrice(listing(f), price(f)));

  static final CommandForm WITHDRAW =
      CommandForm.of("WithdrawListing", f -> new WithdrawListing(listing(f)));

  private ListingForms() {}

  public static List<CommandForm> all() {
    return List.of(POST, CHANGE_PRICE, WITHDRAW);
  }

  private static UUID listing(Fields fields) {
    return fields.id("listingId", "id");
  }

  private static Money price(Fields fields) {
    return fields.money("price", HIGHEST_PRICE);
  }
}
