package dev.hindsight.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.AccountCommand.CloseAccount;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.TransferMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.cart.Cart;
import dev.hindsight.command.cart.CartCommand.AbandonCart;
import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.cart.CartCommand.RejectOrder;
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.decider.Change;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.listing.Listing;
import dev.hindsight.command.listing.ListingCommand.WithdrawListing;
import dev.hindsight.command.order.Order;
import dev.hindsight.command.order.OrderCommand.CancelOrder;
import dev.hindsight.command.order.OrderCommand.PayOrder;
import dev.hindsight.command.order.OrderCommand.Refund;
import dev.hindsight.command.order.OrderCommand.RefundOrder;
import dev.hindsight.command.order.OrderCommand.SettleOrder;
import dev.hindsight.command.process.ShopWithProcesses.Failure;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.Payout;
import dev.hindsight.events.personal.PersonalText;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever clients and processes ask in whatever order, while the process works at any time and
 * fails at any step, these hold. A failure names the seed that leads to it.
 */
class AnySequenceOfOrdersTest {

  private static final int SEQUENCES = 300;
  private static final int COMMANDS = 150;
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");

  @Test
  void money_is_conserved_and_every_order_comes_to_rest() {
    var seeds = new Random();
    for (int i = 0; i < SEQUENCES; i++) {
      var seed = seeds.nextLong();
      try {
        run(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static void run(long seed) {
    var random = new Random(seed);
    var shop = shop(random);
    for (int i = 0; i < COMMANDS; i++) {
      switch (random.nextInt(12)) {
        case 0 -> shop.settle();
        case 1 -> shop.pass(Duration.ofMinutes(random.nextInt(90)));
        default -> shop.any(anyCommand(random));
      }
      assertThat(shop.money()).as("all balances").isEqualTo(flows(shop.story()));
    }
    shop.settle();
    assertAtRest(shop);
  }

  private static ShopWithProcesses shop(RandomGenerator random) {
    var shop = new ShopWithProcesses();
    if (random.nextBoolean()) {
      shop.forgettingKeys();
    }
    if (random.nextBoolean()) {
      shop.callingTwice();
    }
    shop.failing(new Failure(1 + random.nextInt(30), random.nextBoolean()));
    var text = new PersonalText("v1.text");
    for (int i = 0; i < 3; i++) {
      shop.happened(Customer.stream(new UUID(3, i)), new CustomerRegistered(text, text, null));
    }
    for (int i = 0; i < 4; i++) {
      var seller = i == 3 ? null : new UUID(3, i);
      shop.happened(
          Listing.stream(new UUID(2, i)),
          new ListingPosted(seller, "Thing", null, null, new Money(1 + random.nextInt(50), EUR)));
    }
    return shop;
  }

  private static long flows(List<Change> story) {
    return story.stream()
        .mapToLong(change ->
            switch (change.event()) {
              case MoneyDeposited in -> in.amount().minor();
              case MoneyWithdrawn out -> -out.amount().minor();
              default -> 0L;
            })
        .sum();
  }

  private static void assertAtRest(ShopWithProcesses shop) {
    for (int i = 0; i < 4; i++) {
      var id = new UUID(1, i);
      var stream = Order.stream(id);
      var cart = shop.state(Cart.stream(id));
      switch ((Order) shop.state(stream)) {
        case Order.Placed waiting -> {
          assertThat(waiting.accountId()).as("who is to pay %s", stream).isNull();
          assertThat(cart).isInstanceOf(Cart.CheckedOut.class);
        }
        case Order.Refunding _ -> assertThat(shop.hasTimer(stream)).as("%s", stream).isTrue();
        case Order.Unknown _, Order.Rejected _ ->
            assertThat(cart).isNotInstanceOf(Cart.CheckedOut.class);
        case Order.Paid _, Order.Cancelled _, Order.Refunded _ ->
            assertThat(cart).isInstanceOf(Cart.CheckedOut.class);
      }
      assertThat(shop.events(stream).stream().filter(OrderPaid.class::isInstance))
          .hasSizeLessThanOrEqualTo(1);
    }
    for (var change : shop.story()) {
      if (shop.state(change.stream()) instanceof Account.Open account) {
        assertThat(account.balance().minor()).isNotNegative();
      }
    }
  }

  private static Command anyCommand(RandomGenerator random) {
    return switch (random.nextInt(22)) {
      case 0, 1 -> new OpenAccount(account(random), customerOrNone(random), EUR);
      case 2 -> new OpenAccount(account(random), customerOrNone(random), USD);
      case 3, 4, 5 -> new DepositMoney(account(random), money(random), null);
      case 6 -> new WithdrawMoney(account(random), money(random), null);
      case 7 ->
          new TransferMoney(
              new UUID(5, random.nextInt(50)),
              account(random),
              account(random),
              money(random),
              null);
      case 8 -> new CloseAccount(account(random));
      case 9 -> new WithdrawListing(new UUID(2, random.nextInt(4)));
      case 10 -> new OpenCart(cart(random), customerOrNone(random));
      case 11, 12 -> new AddItemToCart(cart(random), new UUID(2, random.nextInt(4)), 1);
      case 13, 14 -> new CheckOutCart(cart(random), accountOrNone(random));
      case 15 -> new PayOrder(cart(random), account(random));
      case 16, 17 -> new CancelOrder(cart(random), null);
      default -> anyStep(random);
    };
  }

  /** What only a process asks, with whatever in it. */
  private static Command anyStep(RandomGenerator random) {
    var payout =
        new Payout(
            new UUID(5, random.nextInt(50)),
            customerOrNone(random),
            account(random),
            money(random));
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(5) == 0 ? new AbandonCart(cart(random)) : settle(random, payout);
      case 1 -> new RejectOrder(cart(random), accountOrNone(random), "any", "reason");
      case 2 ->
          new RefundOrder(
              cart(random),
              List.of(
                  new Refund(
                      NamedId.ofPayout(cart(random), customerOrNone(random)),
                      new UUID(5, random.nextInt(50)),
                      account(random),
                      account(random))));
      default -> settle(random, payout);
    };
  }

  private static Command settle(RandomGenerator random, Payout payout) {
    return new SettleOrder(cart(random), account(random), List.of(payout));
  }

  private static UUID cart(RandomGenerator random) {
    return new UUID(1, random.nextInt(4));
  }

  private static @Nullable UUID customerOrNone(RandomGenerator random) {
    return random.nextInt(3) == 0 ? null : new UUID(3, random.nextInt(3));
  }

  // Now and then one that the process opens.
  private static UUID account(RandomGenerator random) {
    return random.nextInt(8) == 0
        ? NamedId.ofAccount(customerOrNone(random), EUR, 1)
        : new UUID(4, random.nextInt(5));
  }

  private static @Nullable UUID accountOrNone(RandomGenerator random) {
    return random.nextBoolean() ? null : account(random);
  }

  private static Money money(RandomGenerator random) {
    return new Money(1 + random.nextInt(100), random.nextInt(12) == 0 ? USD : EUR);
  }
}
