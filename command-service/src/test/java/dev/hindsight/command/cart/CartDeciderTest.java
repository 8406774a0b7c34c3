package dev.hindsight.command.cart;

import static dev.hindsight.command.decider.DeciderSpec.given;
import static dev.hindsight.command.decider.DeciderSpec.givenNothing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.cart.CartCommand.AbandonCart;
import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.ChangeItemQuantity;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.cart.CartCommand.RejectOrder;
import dev.hindsight.command.cart.CartCommand.RemoveItemFromCart;
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.decider.Change;
import dev.hindsight.command.decider.DeciderSpec;
import dev.hindsight.command.listing.Listing;
import dev.hindsight.command.order.Order;
import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.Event;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.ListingEvent.ListingPriceChanged;
import dev.hindsight.events.ListingEvent.ListingWithdrawn;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.OrderEvent.OrderPaymentRequested;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.events.OrderEvent.OrderRejected;
import dev.hindsight.events.StreamName;
import dev.hindsight.events.personal.PersonalText;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CartDeciderTest {

  private static final UUID CART = new UUID(1, 1);
  private static final UUID SHOES = new UUID(2, 1);
  private static final UUID SOCKS = new UUID(2, 2);
  private static final UUID CUSTOMER = new UUID(3, 1);
  private static final UUID ACCOUNT = new UUID(4, 1);
  private static final Money PRICE = Money.of("59.90", "EUR");
  private static final Money LOWER = Money.of("49.90", "EUR");

  private static final StreamName CART_STREAM = Cart.stream(CART);
  private static final StreamName ORDER = Order.stream(CART);
  private static final CartOpened OPENED = new CartOpened(null);
  private static final ListingPosted SHOES_POSTED =
      new ListingPosted(null, "Shoes", "Acme", "footwear", PRICE);

  @Test
  void anybody_can_open_a_cart() {
    givenNothing().when(new OpenCart(CART, null)).then(new CartOpened(null));
  }

  @Test
  void a_customer_can_open_a_cart() {
    given(Customer.stream(CUSTOMER), registered())
        .when(new OpenCart(CART, CUSTOMER))
        .then(new CartOpened(CUSTOMER));
  }

  @Test
  void a_cart_of_a_customer_who_was_deactivated_or_erased_is_refused() {
    given(Customer.stream(CUSTOMER), registered(), new CustomerDeactivated())
        .when(new OpenCart(CART, CUSTOMER))
        .thenRefused("customer-deactivated");
    given(Customer.stream(CUSTOMER), registered(), new CustomerErased())
        .when(new OpenCart(CART, CUSTOMER))
        .thenRefused("customer-erased");
  }

  @Test
  void a_cart_of_an_unknown_customer_is_refused() {
    givenNothing().when(new OpenCart(CART, CUSTOMER)).thenUnknown("unknown-customer");
  }

  @Test
  void a_cart_is_opened_once() {
    cart(OPENED).when(new OpenCart(CART, null)).thenRefused("cart-exists");
    cart(OPENED, added(1), checkedOut(1)).when(new OpenCart(CART, null)).thenRefused("cart-exists");
  }

  @Test
  void nothing_can_be_done_with_an_unknown_cart() {
    var shop = given(Listing.stream(SHOES), SHOES_POSTED);

    shop.when(new AddItemToCart(CART, SHOES, 1)).thenUnknown("unknown-cart");
    shop.when(new ChangeItemQuantity(CART, SHOES, 1)).thenUnknown("unknown-cart");
    shop.when(new RemoveItemFromCart(CART, SHOES)).thenUnknown("unknown-cart");
    shop.when(new CheckOutCart(CART, null)).thenUnknown("unknown-cart");
  }

  @Test
  void an_item_is_added_at_the_present_price_of_its_listing() {
    cart(OPENED)
        .and(Listing.stream(SHOES), SHOES_POSTED, new ListingPriceChanged(PRICE, LOWER))
        .when(new AddItemToCart(CART, SHOES, 2))
        .then(new ItemAddedToCart(SHOES, "Shoes", "Acme", "footwear", 2, LOWER));
  }

  @Test
  void an_item_of_an_unknown_listing_is_refused() {
    cart(OPENED).when(new AddItemToCart(CART, SHOES, 1)).thenUnknown("unknown-listing");
  }

  @Test
  void an_item_of_a_withdrawn_listing_is_refused() {
    cart(OPENED)
        .and(Listing.stream(SHOES), SHOES_POSTED, new ListingWithdrawn())
        .when(new AddItemToCart(CART, SHOES, 1))
        .thenRefused("listing-withdrawn");
  }

  @Test
  void a_line_holds_ten_thousand_pieces_and_no_more() {
    var almostFull = cart(OPENED, added(9_999)).and(Listing.stream(SHOES), SHOES_POSTED);

    almostFull.when(new AddItemToCart(CART, SHOES, 1)).then(added(1));
    almostFull.when(new AddItemToCart(CART, SHOES, 2)).thenRefused("too-many-pieces");
  }

  @Test
  void a_cart_holds_five_hundred_lines_and_no_more() {
    var events = IntStream.range(0, 500).mapToObj(CartDeciderTest::lineOfAnotherListing);
    var full = cart(OPENED).and(CART_STREAM, events.toArray(Event[]::new));

    full.and(Listing.stream(SHOES), SHOES_POSTED)
        .when(new AddItemToCart(CART, SHOES, 1))
        .thenRefused("cart-full");
  }

  @Test
  void a_full_cart_takes_more_pieces_of_what_is_in_it() {
    var events = IntStream.range(0, 499).mapToObj(CartDeciderTest::lineOfAnotherListing);

    cart(OPENED, added(1))
        .and(CART_STREAM, events.toArray(Event[]::new))
        .and(Listing.stream(SHOES), SHOES_POSTED)
        .when(new AddItemToCart(CART, SHOES, 1))
        .then(added(1));
  }

  @Test
  void a_cart_has_one_currency() {
    cart(OPENED, added(1))
        .and(
            Listing.stream(SOCKS),
            new ListingPosted(null, "Socks", null, null, Money.of("5.00", "USD")))
        .when(new AddItemToCart(CART, SOCKS, 1))
        .thenRefused("other-currency");
  }

  @Test
  void a_quantity_is_changed_up_and_down() {
    cart(OPENED, added(2)).when(new ChangeItemQuantity(CART, SHOES, 5)).then(changed(2, 5));
    cart(OPENED, added(2)).when(new ChangeItemQuantity(CART, SHOES, 1)).then(changed(2, 1));
  }

  @Test
  void a_change_to_the_same_quantity_changes_nothing() {
    cart(OPENED, added(2)).when(new ChangeItemQuantity(CART, SHOES, 2)).thenNothing();
  }

  @Test
  void the_quantity_of_what_is_not_in_the_cart_cannot_be_changed() {
    cart(OPENED).when(new ChangeItemQuantity(CART, SHOES, 2)).thenRefused("item-not-in-cart");
  }

  @Test
  void a_line_leaves_with_all_its_pieces() {
    cart(OPENED, added(2), changed(2, 5))
        .when(new RemoveItemFromCart(CART, SHOES))
        .then(new ItemRemovedFromCart(SHOES, "Shoes", "Acme", "footwear", 5, PRICE));
  }

  @Test
  void what_is_not_in_the_cart_cannot_be_removed() {
    cart(OPENED).when(new RemoveItemFromCart(CART, SHOES)).thenRefused("item-not-in-cart");
    cart(OPENED, added(1), removed(1))
        .when(new RemoveItemFromCart(CART, SHOES))
        .thenRefused("item-not-in-cart");
  }

  @Test
  void a_checkout_states_the_lines_and_their_sum_and_places_the_order() {
    var lines = List.of(new CartLine(SHOES, "Shoes", "Acme", "footwear", 3, PRICE));
    var total = Money.of("179.70", "EUR");

    cart(new CartOpened(CUSTOMER), added(3))
        .when(new CheckOutCart(CART, null))
        .then(
            new Change(CART_STREAM, new CartCheckedOut(null, lines, total)),
            new Change(ORDER, new OrderPlaced(CART, CUSTOMER, null, lines, total)));
  }

  @Test
  void an_empty_cart_cannot_be_checked_out() {
    cart(OPENED).when(new CheckOutCart(CART, null)).thenRefused("cart-empty");
    cart(OPENED, added(1), removed(1)).when(new CheckOutCart(CART, null)).thenRefused("cart-empty");
  }

  @Test
  void a_checkout_names_an_open_account_of_its_currency_with_money_or_without() {
    var account = Account.stream(ACCOUNT);
    var lines = List.of(new CartLine(SHOES, "Shoes", "Acme", "footwear", 1, PRICE));
    var checkOut = new CheckOutCart(CART, ACCOUNT);

    cart(OPENED, added(1)).when(checkOut).thenUnknown("unknown-account");
    cart(OPENED, added(1))
        .and(account, new AccountOpened(null, "EUR"))
        .when(checkOut)
        .then(
            new Change(CART_STREAM, new CartCheckedOut(ACCOUNT, lines, PRICE)),
            new Change(ORDER, new OrderPlaced(CART, null, ACCOUNT, lines, PRICE)));
    cart(OPENED, added(1))
        .and(account, new AccountOpened(null, "USD"))
        .when(checkOut)
        .thenRefused("other-currency");
    cart(OPENED, added(1))
        .and(account, new AccountOpened(null, "EUR"), new AccountClosed())
        .when(checkOut)
        .thenRefused("account-closed");
  }

  @Test
  void a_rejected_order_gives_its_cart_back_as_it_was() {
    var lines = List.of(new CartLine(SHOES, "Shoes", "Acme", "footwear", 2, PRICE));
    var total = Money.of("119.80", "EUR");
    var givenBack = new CartGivenBack(CART, "insufficient-funds", lines, total);

    placed(ACCOUNT)
        .when(new RejectOrder(CART, ACCOUNT, "insufficient-funds", "too little"))
        .then(
            new Change(ORDER, new OrderRejected("insufficient-funds", "too little")),
            new Change(CART_STREAM, givenBack));
    placed(ACCOUNT)
        .and(ORDER, new OrderRejected("insufficient-funds", "too little"))
        .and(CART_STREAM, givenBack)
        .when(new CheckOutCart(CART, null))
        .then(
            new Change(CART_STREAM, new CartCheckedOut(null, lines, total)),
            new Change(ORDER, new OrderPlaced(CART, null, null, lines, total)));
  }

  @Test
  void an_order_is_rejected_only_while_it_waits_for_the_account_that_could_not_pay() {
    var reject = new RejectOrder(CART, ACCOUNT, "insufficient-funds", "too little");

    placed(null).when(reject).thenRefused("order-not-waiting");
    placed(ACCOUNT)
        .and(ORDER, new OrderPaymentRequested(new UUID(4, 2)))
        .when(reject)
        .thenRefused("order-not-waiting");
    placed(ACCOUNT)
        .and(ORDER, new OrderCancelled(null))
        .when(reject)
        .thenRefused("order-not-waiting");
    placed(ACCOUNT)
        .and(ORDER, new OrderRejected("insufficient-funds", "too little"))
        .and(CART_STREAM, new CartGivenBack(CART, "insufficient-funds", List.of(), PRICE))
        .when(reject)
        .thenNothing();
  }

  @Test
  void an_open_cart_is_abandoned_with_what_is_in_it() {
    var lines = List.of(new CartLine(SHOES, "Shoes", "Acme", "footwear", 3, PRICE));

    cart(OPENED, added(3))
        .when(new AbandonCart(CART))
        .then(new CartAbandoned(lines, Money.of("179.70", "EUR")));
    cart(OPENED).when(new AbandonCart(CART)).then(new CartAbandoned(List.of(), null));
    cart(OPENED, added(1), checkedOut(1))
        .when(new AbandonCart(CART))
        .thenRefused("cart-checked-out");
  }

  @Test
  void nothing_changes_in_an_abandoned_cart() {
    var left =
        cart(OPENED, added(1), new CartAbandoned(List.of(), null))
            .and(Listing.stream(SHOES), SHOES_POSTED);

    left.when(new AddItemToCart(CART, SHOES, 1)).thenRefused("cart-abandoned");
    left.when(new ChangeItemQuantity(CART, SHOES, 3)).thenRefused("cart-abandoned");
    left.when(new RemoveItemFromCart(CART, SHOES)).thenRefused("cart-abandoned");
    left.when(new CheckOutCart(CART, null)).thenRefused("cart-abandoned");
    left.when(new OpenCart(CART, null)).thenRefused("cart-exists");
    left.when(new AbandonCart(CART)).thenNothing();
  }

  @Test
  void nothing_changes_in_a_cart_that_was_checked_out() {
    var done = cart(OPENED, added(1), checkedOut(1)).and(Listing.stream(SHOES), SHOES_POSTED);

    done.when(new AddItemToCart(CART, SHOES, 1)).thenRefused("cart-checked-out");
    done.when(new ChangeItemQuantity(CART, SHOES, 3)).thenRefused("cart-checked-out");
    done.when(new RemoveItemFromCart(CART, SHOES)).thenRefused("cart-checked-out");
    done.when(new CheckOutCart(CART, null)).thenRefused("cart-checked-out");
  }

  @Test
  void the_fold_takes_every_event_in_every_state() {
    var decider = new CartDecider();
    var events =
        List.<CartEvent>of(
            OPENED,
            added(1),
            changed(1, 2),
            removed(2),
            checkedOut(1),
            new CartGivenBack(CART, "closed", List.of(), PRICE),
            new CartAbandoned(List.of(), null));
    var states =
        List.of(
            new Cart.Unknown(),
            Cart.Open.empty(null),
            decider.evolve(Cart.Open.empty(null), added(1)),
            new Cart.CheckedOut(null),
            new Cart.Abandoned(null));

    for (var state : states) {
      for (var event : events) {
        assertThat(decider.evolve(state, event)).isNotNull();
      }
    }
  }

  private static DeciderSpec cart(CartEvent... events) {
    return given(CART_STREAM, events);
  }

  /** A cart with two pairs of shoes, checked out to an order that waits for this account. */
  private static DeciderSpec placed(@Nullable UUID account) {
    var line = new CartLine(SHOES, "Shoes", "Acme", "footwear", 2, PRICE);
    return cart(OPENED, added(2), checkedOut(2))
        .and(ORDER, new OrderPlaced(CART, null, account, List.of(line), line.value()));
  }

  private static ItemAddedToCart added(int pieces) {
    return new ItemAddedToCart(SHOES, "Shoes", "Acme", "footwear", pieces, PRICE);
  }

  private static ItemAddedToCart lineOfAnotherListing(int n) {
    return new ItemAddedToCart(new UUID(9, n), "Thing " + n, null, null, 1, PRICE);
  }

  private static CartItemQuantityChanged changed(int from, int to) {
    return new CartItemQuantityChanged(SHOES, "Shoes", "Acme", "footwear", from, to, PRICE);
  }

  private static ItemRemovedFromCart removed(int pieces) {
    return new ItemRemovedFromCart(SHOES, "Shoes", "Acme", "footwear", pieces, PRICE);
  }

  private static CartCheckedOut checkedOut(int pieces) {
    var line = new CartLine(SHOES, "Shoes", "Acme", "footwear", pieces, PRICE);
    return new CartCheckedOut(null, List.of(line), line.value());
  }

  private static CustomerRegistered registered() {
    return new CustomerRegistered(new PersonalText("v1.name"), new PersonalText("v1.email"), null);
  }
}
