package dev.hindsight.command.process;

import static dev.hindsight.command.process.SomeShop.BOOKS;
import static dev.hindsight.command.process.SomeShop.BUYER;
import static dev.hindsight.command.process.SomeShop.BUYERS;
import static dev.hindsight.command.process.SomeShop.CART;
import static dev.hindsight.command.process.SomeShop.EUR;
import static dev.hindsight.command.process.SomeShop.ORDER;
import static dev.hindsight.command.process.SomeShop.SELLER;
import static dev.hindsight.command.process.SomeShop.SELLERS;
import static dev.hindsight.command.process.SomeShop.SHOES;
import static dev.hindsight.command.process.SomeShop.SHOPS;
import static dev.hindsight.command.process.SomeShop.euros;
import static dev.hindsight.command.process.SomeShop.open;
import static dev.hindsight.command.process.SomeShop.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.account.AccountCommand.CloseAccount;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.cart.Cart;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.listing.ListingCommand.WithdrawListing;
import dev.hindsight.command.order.Order;
import dev.hindsight.command.order.OrderCommand.CancelOrder;
import dev.hindsight.command.order.OrderCommand.PayOrder;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.OrderEvent.OrderRejected;
import dev.hindsight.events.OrderEvent.PayoutRefunded;
import dev.hindsight.events.OrderEvent.RefundDeferred;
import dev.hindsight.events.Payout;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of orders when nothing fails; {@link FailingOrderProcessTest} has the rest. */
class OrderProcessTest {

  private static final UUID OTHER = new UUID(4, 99);

  @Test
  void every_seller_gets_the_share_and_the_shop_its_own() {
    var shop = with("100.00");

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Paid.class);
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("20.00"));
    assertThat(shop.balance(SELLERS)).isEqualTo(euros("60.00"));
    assertThat(shop.balance(SHOPS)).isEqualTo(euros("20.00"));
  }

  @Test
  void an_order_waits_until_an_account_is_named() {
    var shop = with("100.00");
    shop.accepted(new CheckOutCart(CART, null));
    shop.settle();
    assertThat(shop.state(ORDER)).isInstanceOf(Order.Placed.class);

    shop.accepted(new PayOrder(CART, BUYERS));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Paid.class);
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("20.00"));
  }

  @Test
  void too_little_money_gives_the_cart_back_for_another_try() {
    var shop = with("79.99");

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();
    assertThat(rejection(shop)).isEqualTo("insufficient-funds");
    assertThat(shop.state(Cart.stream(CART))).isInstanceOf(Cart.Open.class);
    shop.accepted(new DepositMoney(BUYERS, euros("0.01"), null));
    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Paid.class);
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("0.00"));
  }

  @Test
  void an_account_that_is_closed_after_the_checkout_gives_the_cart_back() {
    var shop = with("0.00");

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.accepted(new CloseAccount(BUYERS));
    shop.settle();

    assertThat(rejection(shop)).isEqualTo("account-closed");
  }

  @Test
  void an_order_that_is_cancelled_before_its_payment_costs_nothing() {
    var shop = with("100.00");

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.accepted(new CancelOrder(CART, null));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Cancelled.class);
    assertThat(shop.state(Cart.stream(CART))).isInstanceOf(Cart.CheckedOut.class);
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("100.00"));
  }

  @Test
  void an_order_that_is_cancelled_between_look_up_and_payment_costs_nothing() {
    var shop = with("100.00").meanwhile("settle", new CancelOrder(CART, null));

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Cancelled.class);
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("100.00"));
  }

  @Test
  void an_order_that_is_cancelled_between_refusal_and_rejection_stays_cancelled() {
    var shop = with("1.00").meanwhile("reject", new CancelOrder(CART, null));

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Cancelled.class);
    assertThat(shop.state(Cart.stream(CART))).isInstanceOf(Cart.CheckedOut.class);
  }

  @Test
  void another_account_named_in_time_pays_and_pays_once() {
    var shop = with("1.00").meanwhile("reject", new PayOrder(CART, OTHER));
    open(shop, OTHER, BUYER, "90.00");

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Paid.class);
    assertThat(shop.balance(OTHER)).isEqualTo(euros("10.00"));
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("1.00"));
  }

  @Test
  void an_account_that_is_named_again_with_money_on_it_pays() {
    var shop = with("1.00");
    open(shop, OTHER, BUYER, "90.00");

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.accepted(new PayOrder(CART, OTHER));
    shop.accepted(new DepositMoney(BUYERS, euros("79.00"), null));
    shop.accepted(new PayOrder(CART, BUYERS));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Paid.class);
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("0.00"));
    assertThat(shop.balance(OTHER)).isEqualTo(euros("90.00"));
  }

  @Test
  void a_withdrawn_listing_is_still_paid_to_its_seller() {
    var shop = with("100.00");

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.accepted(new WithdrawListing(SHOES));
    shop.accepted(new WithdrawListing(BOOKS));
    shop.settle();

    assertThat(shop.balance(SELLERS)).isEqualTo(euros("60.00"));
  }

  @Test
  void a_seller_is_paid_on_the_oldest_open_account_of_the_currency() {
    var shop = with("100.00");
    open(shop, OTHER, SELLER, "0.00");
    shop.accepted(new OpenAccount(new UUID(4, 98), SELLER, EUR));
    shop.accepted(new CloseAccount(SELLERS));

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();

    assertThat(shop.balance(OTHER)).isEqualTo(euros("60.00"));
  }

  @Test
  void a_seller_whose_account_is_closed_between_look_up_and_payment_is_paid_on_another() {
    var shop = with("100.00").meanwhile("settle", new CloseAccount(SELLERS));

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();

    assertThat(shop.balance(NamedId.ofAccount(SELLER, EUR, 1))).isEqualTo(euros("60.00"));
    assertThat(((Customer.Registered) shop.state(Customer.stream(SELLER))).accounts())
        .containsKey(NamedId.ofAccount(SELLER, EUR, 1));
  }

  @Test
  void the_shop_is_not_paid_on_an_account_that_another_opened_under_its_name() {
    var shop = with("100.00");
    shop.accepted(new OpenAccount(SHOPS, BUYER, EUR));

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();

    assertThat(shop.balance(SHOPS)).isEqualTo(euros("0.00"));
    assertThat(shop.balance(NamedId.ofAccount(null, EUR, 2))).isEqualTo(euros("20.00"));
  }

  @Test
  void a_seller_who_buys_from_herself_is_paid_on_another_account() {
    var shop = with("0.00");
    shop.accepted(new DepositMoney(SELLERS, euros("80.00"), null));

    shop.accepted(new CheckOutCart(CART, SELLERS));
    shop.settle();

    assertThat(shop.balance(SELLERS)).isEqualTo(euros("0.00"));
    assertThat(shop.balance(NamedId.ofAccount(SELLER, EUR, 1))).isEqualTo(euros("60.00"));
  }

  @Test
  void a_seller_who_is_gone_and_has_no_account_cannot_be_paid() {
    var shop = with("100.00");
    shop.accepted(new CloseAccount(SELLERS));
    shop.happened(Customer.stream(SELLER), new CustomerErased());

    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();

    assertThat(rejection(shop)).isEqualTo("customer-erased");
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("100.00"));
  }

  @Test
  void a_buyer_who_is_gone_begins_no_order() {
    for (var account : new UUID[] {BUYERS, null}) {
      var shop = with("100.00");
      shop.happened(Customer.stream(BUYER), new CustomerDeactivated());

      shop.accepted(new CheckOutCart(CART, account));
      shop.settle();

      assertThat(rejection(shop)).isEqualTo("customer-deactivated");
      assertThat(shop.state(Cart.stream(CART))).isInstanceOf(Cart.Open.class);
    }
  }

  @Test
  void a_cancelled_order_is_refunded() {
    var shop = paid();

    shop.accepted(new CancelOrder(CART, null));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Refunded.class);
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("100.00"));
    assertThat(shop.balance(SELLERS)).isEqualTo(euros("0.00"));
    assertThat(shop.balance(SHOPS)).isEqualTo(euros("0.00"));
    assertThat(shop.hasTimer(ORDER)).isFalse();
  }

  @Test
  void a_refund_waits_for_the_seller_who_has_nothing_and_for_nobody_else() {
    var shop = paid();
    shop.accepted(new WithdrawMoney(SELLERS, euros("60.00"), null));

    shop.accepted(new CancelOrder(CART, null));
    shop.settle();
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("40.00"));
    shop.pass(ShopWithProcesses.MINUTE);
    shop.accepted(new DepositMoney(SELLERS, euros("60.00"), null));
    shop.pass(Duration.ofMinutes(4));
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("40.00"));
    shop.pass(ShopWithProcesses.MINUTE);

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Refunded.class);
    assertThat(shop.balance(BUYERS)).isEqualTo(euros("100.00"));
    assertThat(shop.hasTimer(ORDER)).isFalse();
    assertThat(shop.events(ORDER).stream().filter(RefundDeferred.class::isInstance))
        .containsExactly(deferred(1), deferred(2));
  }

  @Test
  void the_pauses_of_a_refund_grow_to_an_hour_and_stay_there() {
    var shop = paid();
    shop.accepted(new WithdrawMoney(SELLERS, euros("60.00"), null));
    shop.accepted(new CancelOrder(CART, null));
    shop.settle();

    for (int minutes : List.of(1, 5, 30, 60, 60, 60)) {
      var before = shop.events(ORDER).size();
      shop.pass(Duration.ofMinutes(minutes).minusSeconds(1));
      assertThat(shop.events(ORDER)).hasSize(before);
      shop.pass(Duration.ofSeconds(1));
      assertThat(shop.events(ORDER)).as("after %s minutes", minutes).hasSize(before + 1);
    }
  }

  @Test
  void a_seller_who_closed_the_account_refunds_from_another() {
    var shop = paid();
    shop.accepted(new WithdrawMoney(SELLERS, euros("60.00"), null));
    shop.accepted(new CloseAccount(SELLERS));
    open(shop, OTHER, SELLER, "60.00");

    shop.accepted(new CancelOrder(CART, null));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Refunded.class);
    assertThat(shop.balance(OTHER)).isEqualTo(euros("0.00"));
  }

  @Test
  void a_buyer_who_closed_the_account_is_refunded_on_another() {
    var shop = paid();
    shop.accepted(new WithdrawMoney(BUYERS, euros("20.00"), null));
    shop.accepted(new CloseAccount(BUYERS));

    shop.accepted(new CancelOrder(CART, null));
    shop.settle();

    assertThat(shop.state(ORDER)).isInstanceOf(Order.Refunded.class);
    assertThat(shop.balance(NamedId.ofAccount(BUYER, EUR, 1))).isEqualTo(euros("80.00"));
    assertThat(shop.events(ORDER).stream().filter(PayoutRefunded.class::isInstance))
        .hasSize(2)
        .allMatch(e -> ((PayoutRefunded) e).to().equals(NamedId.ofAccount(BUYER, EUR, 1)));
  }

  @Test
  void payouts_bear_ids_made_of_order_and_seller() {
    var shop = paid();

    assertThat(shop.events(ORDER).getLast())
        .isEqualTo(
            new OrderPaid(
                BUYERS,
                List.of(
                    new Payout(NamedId.ofPayout(CART, SELLER), SELLER, SELLERS, euros("60.00")),
                    new Payout(NamedId.ofPayout(CART, null), null, SHOPS, euros("20.00"))),
                euros("80.00")));
  }

  private static ShopWithProcesses paid() {
    var shop = with("100.00");
    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();
    return shop;
  }

  private static RefundDeferred deferred(int attempt) {
    return new RefundDeferred(NamedId.ofPayout(CART, SELLER), attempt, "insufficient-funds");
  }

  private static String rejection(ShopWithProcesses shop) {
    assertThat(shop.state(ORDER)).isInstanceOf(Order.Rejected.class);
    return ((OrderRejected) shop.events(ORDER).getLast()).reason();
  }
}
