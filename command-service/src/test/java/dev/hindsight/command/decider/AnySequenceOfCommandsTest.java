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
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.customer.CustomerCommand.ChangeEmail;
import dev.hindsight.command.customer.CustomerCommand.DeactivateCustomer;
import dev.hindsight.command.customer.CustomerCommand.EraseCustomer;
import dev.hindsight.command.customer.CustomerCommand.JoinMailingList;
import dev.hindsight.command.customer.CustomerCommand.LeaveMailingList;
import dev.hindsight.command.customer.CustomerCommand.RegisterCustomer;
import dev.hindsight.command.customer.CustomerCommand.RequestEmailVerification;
import dev.hindsight.command.customer.CustomerCommand.VerifyEmail;
import dev.hindsight.command.customer.EmailAddress;
import dev.hindsight.command.listing.ListingCommand.ChangeListingPrice;
import dev.hindsight.command.listing.ListingCommand.PostListing;
import dev.hindsight.command.listing.ListingCommand.WithdrawListing;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.events.personal.PersonalText;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
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
  private static final PersonalText TEXT = new PersonalText("v1.text");

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
      switch (shop.handle(command)) {
        case Decision.Rejected rejected ->
            assertThat(shop.events(command.target())).isEqualTo(before);
        case Decision.Accepted accepted ->
            assertPostedWhileVerified(command, seller(shop, command));
      }
      assertEveryAddressHasItsCustomer(shop);
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

  // As the customers see it, and as the addresses do.
  private static void assertEveryAddressHasItsCustomer(InMemoryShop shop) {
    var said = new HashMap<UUID, UUID>();
    var claimed = new HashMap<UUID, UUID>();
    for (var stream : shop.streams()) {
      switch (shop.state(stream)) {
        case Customer.Registered customer -> said.put(customer.address(), stream.id());
        case EmailAddress.Claimed address -> claimed.put(stream.id(), address.customerId());
        default -> {}
      }
    }
    assertThat(claimed).isEqualTo(said);
  }

  private static void assertPostedWhileVerified(Command command, Object seller) {
    if (command instanceof PostListing post && post.sellerId() != null) {
      assertThat(seller)
          .isInstanceOfSatisfying(
              Customer.Registered.class,
              customer -> assertThat(customer.emailVerified() && customer.active()).isTrue());
    }
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
      case Customer.Registered customer -> assertThat(customer.address()).isNotNull();
      default -> {}
    }
  }

  private static void assertTotalIsTheSum(CartCheckedOut checkedOut) {
    var sum = checkedOut.items().stream().map(CartLine::value).reduce(Money::plus);
    assertThat(checkedOut.items()).isNotEmpty().allMatch(line -> line.quantity() > 0);
    assertThat(sum).contains(checkedOut.total());
  }

  private static Command anyCommand(RandomGenerator random) {
    return switch (random.nextInt(20)) {
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
      case 12 -> new CheckOutCart(id(random, 1), null);
      case 13 -> new RegisterCustomer(id(random, 3), TEXT, TEXT, id(random, 6));
      case 14 -> new ChangeEmail(id(random, 3), TEXT, id(random, 6));
      case 15 -> new VerifyEmail(id(random, 3), id(random, 6), Instant.EPOCH, Instant.EPOCH);
      case 16 -> new PostListing(listing(random), id(random, 3), "T", null, null, money(random));
      case 17 -> new OpenAccount(id(random, 4), id(random, 3), EUR);
      case 18 -> new OpenCart(id(random, 1), id(random, 3));
      default ->
          switch (random.nextInt(5)) {
            case 0 -> new EraseCustomer(id(random, 3));
            case 1 -> new DeactivateCustomer(id(random, 3));
            case 2 -> new JoinMailingList(id(random, 3), "news");
            case 3 -> new LeaveMailingList(id(random, 3), "news");
            default -> new RequestEmailVerification(id(random, 3));
          };
    };
  }

  // Enough that there is always one that nobody posted yet.
  private static UUID listing(RandomGenerator random) {
    return new UUID(2, random.nextInt(1000));
  }

  private static Object seller(InMemoryShop shop, Command command) {
    return command instanceof PostListing post && post.sellerId() != null
        ? shop.state(Customer.stream(post.sellerId()))
        : "the shop";
  }

  // Few enough that commands meet.
  private static UUID id(RandomGenerator random, int kind) {
    return new UUID(kind, random.nextInt(4));
  }

  private static Money money(RandomGenerator random) {
    return new Money(1 + random.nextInt(10_000), random.nextInt(8) == 0 ? USD : EUR);
  }
}
