package dev.hindsight.command.decider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.AccountCommand.CloseAccount;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.account.AccountCommand.TransferMoney;
import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.command.cart.Cart;
import dev.hindsight.command.cart.CartCommand.AddItemToCart;
import dev.hindsight.command.cart.CartCommand.ChangeItemQuantity;
import dev.hindsight.command.cart.CartCommand.CheckOutCart;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.cart.CartCommand.RemoveItemFromCart;
import dev.hindsight.command.listing.ListingCommand.ChangeListingPrice;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.command.listing.ListingCommand.WithdrawListing;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever is asked in whatever order, these hold. A failure names the seed that leads to it. */
class AnySequenceOfCommandsTest {

  private static final int SEQUENCES = 300;
  private static final int COMMANDS = 200;
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");

  @Test
  void every_invariant_holds_after_every_command() {
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
    var shop = new InMemoryShop();
    for (int i = 0; i < COMMANDS; i++) {
      var command = anyCommand(random);
      var before = List.copyOf(shop.events(command.target()));
      if (shop.handle(command) instanceof Decision.Rejected) {
        assertThat(shop.events(command.target())).isEqualTo(before);
      }
      assertMoneyIsConserved(shop, EUR);
      assertMoneyIsConserved(shop, USD);
    }
    for (var stream : shop.streams()) {
      assertThat(shop.replayed(stream)).as("replay of %s", stream).isEqualTo(shop.state(stream));
      assertSound(shop.state(stream));
    }
    shop.events()
        .forEach(event -> {
          if (event instanceof CartCheckedOut checkedOut) {
            assertTotalIsTheSum(checkedOut);
          }
        });
  }

  private static void assertMoneyIsConserved(InMemoryShop shop, Currency currency) {
    var flows =
        shop.events()
            .mapToLong(event ->
                switch (event) {
                  case MoneyDeposited in when in.amount().currency() == currency ->
                      in.amount().minor();
                  case MoneyWithdrawn out when out.amount().currency() == currency ->
                      -out.amount().minor();
                  default -> 0L;
                })
            .sum();
    var balances =
        shop.streams().stream()
            .map(shop::state)
            .filter(Account.Open.class::isInstance)
            .map(state -> ((Account.Open) state).balance())
            .filter(balance -> balance.currency() == currency)
            .mapToLong(Money::minor)
            .sum();
    assertThat(balances).as("all balances in %s", currency).isEqualTo(flows);
  }

  private static void assertSound(Object state) {
    switch (state) {
      case Account.Open account -> assertThat(account.balance().minor()).isNotNegative();
      case Cart.Open cart ->
          assertThat(cart.lines().values()).allMatch(line -> line.quantity() > 0);
      default -> {}
    }
  }

  private static void assertTotalIsTheSum(CartCheckedOut checkedOut) {
    var sum = checkedOut.items().stream().map(CartLine::value).reduce(Money::plus);
    assertThat(checkedOut.items()).isNotEmpty().allMatch(line -> line.quantity() > 0);
    assertThat(sum).contains(checkedOut.total());
  }

  private static Command anyCommand(RandomGenerator random) {
    return switch (random.nextInt(13)) {
      case 0 -> new OpenAccount(id(random, 4), null, random.nextInt(5) == 0 ? USD : EUR);
      case 1 -> new DepositMoney(id(random, 4), money(random), null);
      case 2 -> new WithdrawMoney(id(random, 4), money(random), null);
      case 3, 4 ->
          new TransferMoney(
              new UUID(5, random.nextInt(100)), id(random, 4), id(random, 4), money(random), null);
      case 5 -> new CloseAccount(id(random, 4));
      case 6 -> new PostListing(id(random, 2), null, "Thing", null, null, money(random));
      case 7 -> new ChangeListingPrice(id(random, 2), money(random));
      case 8 ->
          random.nextInt(4) == 0
              ? new WithdrawListing(id(random, 2))
              : new OpenCart(id(random, 1), null);
      case 9 -> new AddItemToCart(id(random, 1), id(random, 2), 1 + random.nextInt(6_000));
      case 10 -> new ChangeItemQuantity(id(random, 1), id(random, 2), 1 + random.nextInt(10));
      case 11 -> new RemoveItemFromCart(id(random, 1), id(random, 2));
      default -> new CheckOutCart(id(random, 1), null);
    };
  }

  // Few enough that commands meet.
  private static UUID id(RandomGenerator random, int kind) {
    return new UUID(kind, random.nextInt(4));
  }

  private static Money money(RandomGenerator random) {
    return new Money(1 + random.nextInt(10_000), random.nextInt(8) == 0 ? USD : EUR);
  }
}
