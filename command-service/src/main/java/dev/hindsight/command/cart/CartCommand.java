package dev.hindsight.command.cart;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.listing.Listing;
import dev.hindsight.command.order.Order;
import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a cart. */
public sealed interface CartCommand extends Command {

  UUID cartId();

  @Override
  default StreamName target() {
    return Cart.stream(cartId());
  }

  /**
   * Open a cart; without a customer it is a guest's.
   *
   * @param byThemselves whether it is the customer who asks: they may fill a cart before they
   *     register
   */
  record OpenCart(UUID cartId, @Nullable UUID customerId, boolean byThemselves)
      implements CartCommand {

    /** For a customer that the shop knows, or a guest. */
    public OpenCart(UUID cartId, @Nullable UUID customerId) {
      this(cartId, customerId, false);
    }

    @Override
    public List<StreamName> alsoReads() {
      return customerId == null ? List.of() : List.of(Customer.stream(customerId));
    }
  }

  /** Put so many pieces of a listing in, at its present price. */
  record AddItemToCart(UUID cartId, UUID listingId, int quantity) implements CartCommand {
    @Override
    public List<StreamName> alsoReads() {
      return List.of(Listing.stream(listingId));
    }
  }

  /** Have so many pieces of a listing that is in the cart. */
  record ChangeItemQuantity(UUID cartId, UUID listingId, int quantity) implements CartCommand {}

  /** Take a whole line out. */
  record RemoveItemFromCart(UUID cartId, UUID listingId) implements CartCommand {}

  /** Buy what is in the cart, paid from an account or, without one, later. */
  record CheckOutCart(UUID cartId, @Nullable UUID accountId) implements CartCommand {
    @Override
    public List<StreamName> alsoReads() {
      var order = Order.stream(cartId);
      return accountId == null ? List.of(order) : List.of(order, Account.stream(accountId));
    }
  }

  /** Count a cart that nobody touches as left behind. Asked by a process alone. */
  record AbandonCart(UUID cartId) implements CartCommand {}

  /**
   * Reject the order that the cart was checked out to, and give the cart back. Asked by a process
   * alone.
   *
   * @param accountId who could not pay: the order is rejected only while it waits for that one
   */
  record RejectOrder(UUID cartId, @Nullable UUID accountId, String reason, String detail)
      implements CartCommand {
    @Override
    public List<StreamName> alsoReads() {
      return List.of(Order.stream(cartId));
    }
  }
}
