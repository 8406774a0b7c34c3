package dev.hindsight.command.cart;

import static dev.hindsight.command.decider.Decision.accept;
import static dev.hindsight.command.decider.Decision.alreadyExists;
import static dev.hindsight.command.decider.Decision.notAllowed;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.AccountRules;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.command.order.Order;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import java.util.List;
import java.util.Optional;

/**
 * A checkout closes the cart and places its order in one append. Whether there is money enough is
 * seen when the order is paid.
 */
final class CheckingOut {

  private CheckingOut() {}

  /** Those of the cart, and of the account that is to pay, if one is named. */
  static List<Owner> owners(CheckOutCart c, Cart.Open cart, Others others) {
    var cartOwner = Owner.customer(cart.customerId());
    return c.accountId() == null
        ? List.of(cartOwner)
        : AccountRules.owners(cartOwner, c.accountId(), others);
  }

  static Decision decide(CheckOutCart c, Cart.Open cart, Others others) {
    var total = cart.worth();
    if (total == null) {
      return notAllowed("cart-empty", "cart " + c.cartId() + " has nothing in it");
    }
    return whatIsWrongWithTheAccount(c, total, others)
        .<Decision>map(Decision.Rejected::new)
        .orElseGet(() -> place(c, cart, total, others));
  }

  private static Optional<Rejection> whatIsWrongWithTheAccount(
      CheckOutCart c, Money total, Others others) {
    var id = c.accountId();
    if (id == null) {
      return Optional.empty();
    }
    var account = others.of(Account.stream(id), Account.class);
    return AccountRules.takesPart(id, account, total.currency()).map(r -> r.at("/accountId"));
  }

  private static Decision place(CheckOutCart c, Cart.Open cart, Money total, Others others) {
    var stream = Order.stream(c.cartId());
    return switch (others.of(stream, Order.class)) {
      case Order.Unknown _, Order.Rejected _ -> place(c, cart, total);
      case Order.Placed _, Order.Paid _, Order.Cancelled _, Order.Refunding _, Order.Refunded _ ->
          alreadyExists(stream);
    };
  }

  private static Decision place(CheckOutCart c, Cart.Open cart, Money total) {
    return accept(c.target(), new CartCheckedOut(c.accountId(), cart.items(), total))
        .and(
            Order.stream(c.cartId()),
            new OrderPlaced(c.cartId(), cart.customerId(), c.accountId(), cart.items(), total));
  }
}
