package dev.hindsight.command.process;

import static dev.hindsight.command.process.SomeShop.BUYERS;
import static dev.hindsight.command.process.SomeShop.CART;
import static dev.hindsight.command.process.SomeShop.ORDER;
import static dev.hindsight.command.process.SomeShop.SELLERS;
import static dev.hindsight.command.process.SomeShop.SHOPS;
import static dev.hindsight.command.process.SomeShop.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.account.AccountCommand.CloseAccount;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.order.Order;
import dev.hindsight.command.order.OrderCommand.CancelOrder;
import dev.hindsight.command.process.ShopWithProcesses.Failure;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Wherever the order process fails between two steps, the same happens, and happens once. */
class FailingOrderProcessTest {

  @Test
  void an_order_is_paid_once() {
    everywhere(FailingOrderProcessTest::paid, Order.Paid.class);
  }

  @Test
  void an_order_is_paid_once_though_a_seller_closes_the_account_meanwhile() {
    everywhere(
        shop -> {
          shop.meanwhile("settle", new CloseAccount(SELLERS));
          paid(shop);
        },
        Order.Paid.class);
  }

  @Test
  void an_order_is_rejected_once() {
    everywhere(
        shop -> {
          SomeShop.fill(shop, "79.99");
          shop.accepted(new CheckOutCart(CART, BUYERS));
          shop.settle();
        },
        Order.Rejected.class);
  }

  @Test
  void an_order_is_refunded_once() {
    everywhere(
        shop -> {
          paid(shop);
          shop.accepted(new CancelOrder(CART, null));
          shop.settle();
        },
        Order.Refunded.class);
  }

  @Test
  void a_refund_is_deferred_as_often_and_comes_once() {
    everywhere(
        shop -> {
          paid(shop);
          shop.accepted(new WithdrawMoney(SELLERS, euros("60.00"), null));
          shop.accepted(new WithdrawMoney(SHOPS, euros("20.00"), null));
          shop.accepted(new CancelOrder(CART, null));
          shop.settle();
          shop.pass(Duration.ofMinutes(1));
          shop.accepted(new DepositMoney(SHOPS, euros("20.00"), null));
          shop.pass(Duration.ofMinutes(5));
          shop.accepted(new DepositMoney(SELLERS, euros("60.00"), null));
          shop.pass(Duration.ofMinutes(30));
        },
        Order.Refunded.class);
  }

  /** The cart is checked out with enough money, and the order settled. */
  private static void paid(ShopWithProcesses shop) {
    SomeShop.fill(shop, "100.00");
    shop.accepted(new CheckOutCart(CART, BUYERS));
    shop.settle();
  }

  private static void everywhere(Consumer<ShopWithProcesses> scenario, Class<?> end) {
    var smooth = new ShopWithProcesses();
    scenario.accept(smooth);
    assertThat(smooth.state(ORDER)).isInstanceOf(end);
    assertThat(smooth.steps()).isPositive();

    for (int step = 1; step <= smooth.steps(); step++) {
      assertSame(scenario, smooth, new ShopWithProcesses().failing(new Failure(step, false)));
      assertSame(scenario, smooth, new ShopWithProcesses().failing(new Failure(step, true)));
      var forgetful = new ShopWithProcesses().forgettingKeys();
      assertSame(scenario, smooth, forgetful.failing(new Failure(step, true)));
    }
    assertSame(scenario, smooth, new ShopWithProcesses().callingTwice());
    assertSame(scenario, smooth, new ShopWithProcesses().callingTwice().forgettingKeys());
  }

  private static void assertSame(
      Consumer<ShopWithProcesses> scenario, ShopWithProcesses smooth, ShopWithProcesses shop) {
    scenario.accept(shop);

    assertThat(shop.story()).isEqualTo(smooth.story());
  }
}
