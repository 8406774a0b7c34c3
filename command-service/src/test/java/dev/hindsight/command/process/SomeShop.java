package dev.hindsight.command.process;

import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.listing.Listing;
import dev.hindsight.command.order.Order;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.events.personal.PersonalText;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shop in which a cart for 80 euros stands: 60 go to a seller and 20 to the shop itself. */
final class SomeShop {

  static final Currency EUR = Currency.getInstance("EUR");
  static final UUID CART = new UUID(1, 1);
  static final UUID SHOES = new UUID(2, 1);
  static final UUID BOOKS = new UUID(2, 2);
  static final UUID BUYER = new UUID(3, 1);
  static final UUID SELLER = new UUID(3, 2);
  static final UUID BUYERS = new UUID(4, 1);
  static final UUID SELLERS = new UUID(4, 2);

  /** The account that is opened for the shop when it first sells something. */
  static final UUID SHOPS = NamedId.ofAccount(null, EUR, 1);

  static final StreamName ORDER = Order.stream(CART);

  private SomeShop() {}

  /** The buyer's account holds so many euros. */
  static ShopWithProcesses with(String euros) {
    return fill(new ShopWithProcesses(), euros);
  }

  static ShopWithProcesses fill(ShopWithProcesses shop, String euros) {
    var registered =
        new CustomerRegistered(new PersonalText("v1.name"), new PersonalText("v1.email"), null);
    shop.happened(Customer.stream(BUYER), registered);
    shop.happened(Customer.stream(SELLER), registered);
    var shoes = new ListingPosted(SELLER, "Shoes", null, null, euros("30.00"));
    var books = new ListingPosted(null, "Books", null, null, euros("20.00"));
    shop.happened(Listing.stream(SHOES), shoes);
    shop.happened(Listing.stream(BOOKS), books);
    open(shop, BUYERS, BUYER, euros);
    open(shop, SELLERS, SELLER, "0.00");
    shop.accepted(new OpenCart(CART, BUYER));
    shop.accepted(new AddItemToCart(CART, SHOES, 2));
    shop.accepted(new AddItemToCart(CART, BOOKS, 1));
    return shop;
  }

  static void open(ShopWithProcesses shop, UUID account, @Nullable UUID owner, String euros) {
    shop.accepted(new OpenAccount(account, owner, EUR));
    if (!euros(euros).isZero()) {
      shop.accepted(new DepositMoney(account, euros(euros), null));
    }
  }

  static Money euros(String amount) {
    return Money.of(amount, "EUR");
  }
}
