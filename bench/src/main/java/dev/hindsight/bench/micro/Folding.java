package dev.hindsight.bench.micro;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.AccountDecider;
import dev.hindsight.command.cart.Cart;
import dev.hindsight.command.cart.CartDecider;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.Money;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One event more onto a state. */
@State(Scope.Benchmark)
public class Folding {

  private static final int LINES = 10;
  private static final Money PRICE = Money.of("59.90", "EUR");

  private final AccountDecider accounts = new AccountDecider();
  private final CartDecider carts = new CartDecider();
  private final MoneyDeposited deposited = new MoneyDeposited(Money.of("1.00", "EUR"), null);
  private final Account account =
      accounts.evolve(accounts.initial(), new AccountOpened(null, "EUR"));
  private final Cart cart = filled();
  private final ItemAddedToCart more = added(3);

  private Cart filled() {
    var filling = carts.evolve(carts.initial(), new CartOpened(null));
    for (int i = 0; i < LINES; i++) {
      filling = carts.evolve(filling, added(i));
    }
    return filling;
  }

  private static ItemAddedToCart added(int listing) {
    return new ItemAddedToCart(new UUID(1, listing), "Shoes", "Acme", "sports.shoes", 1, PRICE);
  }

  @Benchmark
  public Account deposit() {
    return accounts.evolve(account, deposited);
  }

  /** One of the ten that are there, once more. */
  @Benchmark
  public Cart item() {
    return carts.evolve(cart, more);
  }
}
