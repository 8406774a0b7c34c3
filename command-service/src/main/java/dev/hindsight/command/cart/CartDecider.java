package dev.hindsight.command.cart;

import static dev.hindsight.command.decider.Decision.accept;
import static dev.hindsight.command.decider.Decision.alreadyExists;
import static dev.hindsight.command.decider.Decision.notAllowed;
import static dev.hindsight.command.decider.Decision.nothingToDo;
import static dev.hindsight.command.decider.Decision.unknown;

import dev.hindsight.command.cart.CartCommand.AbandonCart;
import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.ChangeItemQuantity;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.cart.CartCommand.RejectOrder;
import dev.hindsight.command.cart.CartCommand.RemoveItemFromCart;
import dev.hindsight.command.customer.Standing;
import dev.hindsight.command.decider.Decider;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.command.listing.Listing;
import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rules of carts. */
public final class CartDecider implements Decider<CartCommand, Cart, CartEvent> {

  /** A cart is read and written whole; this bounds it. */
  static final int MOST_LINES = 500;

  /** The most pieces of one listing in one cart. */
  public static final int MOST_PIECES = 10_000;

  @Override
  public String kind() {
    return Cart.KIND;
  }

  @Override
  public Class<CartCommand> commands() {
    return CartCommand.class;
  }

  @Override
  public Class<CartEvent> events() {
    return CartEvent.class;
  }

  @Override
  public Cart initial() {
    return new Cart.Unknown();
  }

  @Override
  public Cart evolve(Cart cart, CartEvent event) {
    return CartFold.evolve(cart, event);
  }

  @Override
  public int weight(Cart cart) {
    return cart instanceof Cart.Open open ? 200 + 400 * open.lines().size() : 50;
  }

  @Override
  public List<Owner> owners(CartCommand command, Cart cart, Others others) {
    return switch (cart) {
      case Cart.Unknown _ ->
          command instanceof OpenCart open ? List.of(Owner.customer(open.customerId())) : List.of();
      case Cart.Open open ->
          command instanceof CheckOutCart checkout
              ? CheckingOut.owners(checkout, open, others)
              : List.of(Owner.customer(open.customerId()));
      case Cart.CheckedOut checkedOut -> List.of(Owner.customer(checkedOut.customerId()));
      case Cart.Abandoned abandoned -> List.of(Owner.customer(abandoned.customerId()));
    };
  }

  @Override
  public Decision decide(CartCommand command, Cart cart, Others others) {
    return switch (cart) {
      case Cart.Unknown u ->
          command instanceof OpenCart open ? open(open, others) : unknown(command.target());
      case Cart.Open open -> decide(command, open, others);
      case Cart.CheckedOut c ->
          switch (command) {
            case OpenCart _ -> alreadyExists(command.target());
            case RejectOrder reject -> GivingBack.decide(reject, others);
            case AddItemToCart _,
                ChangeItemQuantity _,
                RemoveItemFromCart _,
                CheckOutCart _,
                AbandonCart _ ->
                notAllowed("cart-checked-out", "cart " + command.cartId() + " was checked out");
          };
      case Cart.Abandoned a ->
          switch (command) {
            case OpenCart _ -> alreadyExists(command.target());
            case AbandonCart _ -> nothingToDo();
            case AddItemToCart _,
                ChangeItemQuantity _,
                RemoveItemFromCart _,
                CheckOutCart _,
                RejectOrder _ ->
                notAllowed("cart-abandoned", "cart " + command.cartId() + " was left behind");
          };
    };
  }

  private static Decision decide(CartCommand command, Cart.Open cart, Others others) {
    return switch (command) {
      case OpenCart c -> alreadyExists(c.target());
      case AddItemToCart c -> add(c, cart, others);
      case ChangeItemQuantity c -> changeQuantity(c, cart);
      case RemoveItemFromCart c -> remove(c, cart);
      case CheckOutCart c -> CheckingOut.decide(c, cart, others);
      case AbandonCart c -> accept(c.target(), new CartAbandoned(cart.items(), cart.worth()));
      case RejectOrder c -> nothingToDo();
    };
  }

  private static Decision open(OpenCart c, Others others) {
    return whatIsWrongWithTheCustomer(c, others)
        .orElseGet(() -> accept(c.target(), new CartOpened(c.customerId())));
  }

  private static Optional<Decision> whatIsWrongWithTheCustomer(OpenCart c, Others others) {
    return c.byThemselves()
        ? Standing.refusalOfVisitor(c.customerId(), others, "/customerId")
        : Standing.refusal(c.customerId(), others, "/customerId");
  }

  private static Decision add(AddItemToCart c, Cart.Open cart, Others others) {
    var stream = Listing.stream(c.listingId());
    return switch (others.of(stream, Listing.class)) {
      case Listing.Unknown u -> unknown(stream);
      case Listing.Withdrawn w ->
          notAllowed(
              "listing-withdrawn", "listing " + c.listingId() + " was withdrawn", "/listingId");
      case Listing.Listed listing -> add(c, cart, listing);
    };
  }

  private static Decision add(AddItemToCart c, Cart.Open cart, Listing.Listed listing) {
    var line = cart.line(c.listingId());
    if (line == null && cart.lines().size() >= MOST_LINES) {
      return notAllowed("cart-full", "a cart holds at most " + MOST_LINES + " lines");
    }
    if (line != null && line.quantity() > MOST_PIECES - c.quantity()) {
      return notAllowed(
          "too-many-pieces", "a line holds at most " + MOST_PIECES + " pieces", "/quantity");
    }
    var currency = listing.price().currency();
    var others = cart.lines().values().stream().map(l -> l.unitPrice().currency());
    if (!others.allMatch(currency::equals)) {
      return notAllowed(
          "other-currency",
          "listing " + c.listingId() + " is priced in " + currency + ", the cart is not",
          "/listingId");
    }
    return accept(
        c.target(),
        new ItemAddedToCart(
            c.listingId(),
            listing.title(),
            listing.brand(),
            listing.category(),
            c.quantity(),
            listing.price()));
  }

  private static Decision changeQuantity(ChangeItemQuantity c, Cart.Open cart) {
    var line = cart.line(c.listingId());
    if (line == null) {
      return notInCart(c.cartId(), c.listingId());
    }
    return line.quantity() == c.quantity()
        ? nothingToDo()
        : accept(
            c.target(),
            new CartItemQuantityChanged(
                c.listingId(),
                line.title(),
                line.brand(),
                line.category(),
                line.quantity(),
                c.quantity(),
                line.unitPrice()));
  }

  private static Decision remove(RemoveItemFromCart c, Cart.Open cart) {
    var line = cart.line(c.listingId());
    return line == null
        ? notInCart(c.cartId(), c.listingId())
        : accept(
            c.target(),
            new ItemRemovedFromCart(
                c.listingId(),
                line.title(),
                line.brand(),
                line.category(),
                line.quantity(),
                line.unitPrice()));
  }

  private static Decision notInCart(UUID cart, UUID listing) {
    return notAllowed("item-not-in-cart", "cart " + cart + " holds nothing of listing " + listing);
  }
}
