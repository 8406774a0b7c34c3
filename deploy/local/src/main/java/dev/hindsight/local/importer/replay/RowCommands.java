package dev.hindsight.local.importer.replay;

import dev.hindsight.local.importer.csv.Products;
import dev.hindsight.local.importer.csv.Row;
import dev.hindsight.local.importer.wire.CommandLine;
import java.util.UUID;

/**
 * The command lines that one row can come to. Their keys are made of the row's content alone, so
 * that the same row is the same command in every run and in every file.
 */
final class RowCommands {

  private final Row.Deed row;
  private final String occurrence;
  private final String occurredAt;
  private final UUID listing;

  RowCommands(Row.Deed row, String occurrence) {
    this.row = row;
    this.occurrence = occurrence;
    this.occurredAt = row.at().toString();
    this.listing = Ids.listing(row.product());
  }

  CommandLine postListing(Products.Details details) {
    var title = "Product " + row.product();
    return line(
        new ShopCommand.PostListing(
            listing,
            details.brand() == null ? title : title + " by " + details.brand(),
            details.brand(),
            details.category(),
            ShopCommand.Price.of(row.price()),
            occurredAt));
  }

  CommandLine changePrice() {
    return line(
        new ShopCommand.ChangeListingPrice(listing, ShopCommand.Price.of(row.price()), occurredAt));
  }

  CommandLine openCart(int number) {
    return inCart(number, new ShopCommand.OpenCart(cart(number), occurredAt));
  }

  /** What the visitor did, in the session's n-th cart. */
  CommandLine deed(int number) {
    var cart = cart(number);
    return switch (row.type()) {
      case CART -> inCart(number, new ShopCommand.AddItemToCart(cart, listing, 1, occurredAt));
      case REMOVE_FROM_CART -> line(new ShopCommand.RemoveItemFromCart(cart, listing, occurredAt));
      case PURCHASE -> line(new ShopCommand.CheckOutCart(cart, occurredAt));
      case VIEW -> throw new IllegalArgumentException("a view is no command: " + row);
    };
  }

  private UUID cart(int number) {
    return Ids.cart(row.session(), number);
  }

  // One row may be tried in a second cart when the first turns out to be closed: another command,
  // another key.
  private CommandLine inCart(int number, ShopCommand command) {
    var plain = line(command);
    return new CommandLine(plain.command(), plain.key() + "/cart-" + number, plain.data());
  }

  private CommandLine line(ShopCommand command) {
    var key =
        String.join(
            "/",
            "import",
            row.session(),
            row.at().toString(),
            row.type().text(),
            row.product(),
            occurrence,
            command.name());
    return new CommandLine(command.name(), key, command);
  }
}
