package dev.hindsight.query.stack;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.events.Payout;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order of the tests: two lamps of a seller and a box of the shop. */
public final class Orders {

  public static final UUID CART = new UUID(7L << 12, 1);
  public static final UUID BUYER = new UUID(7L << 12, 2);
  public static final UUID SELLER = new UUID(7L << 12, 3);
  public static final Money TOTAL = Money.of("50.25", "EUR");
  public static final List<CartLine> LINES =
      List.of(
          new CartLine(new UUID(1, 1), "A lamp", "Lumen", "light", 2, Money.of("24.50", "EUR")),
          new CartLine(new UUID(1, 2), "A box", null, null, 1, Money.of("1.25", "EUR")));
  public static final Payout TO_SELLER =
      new Payout(new UUID(2, 1), SELLER, new UUID(3, 1), Money.of("49.00", "EUR"));
  public static final Payout TO_SHOP =
      new Payout(new UUID(2, 2), null, new UUID(3, 2), Money.of("1.25", "EUR"));

  private Orders() {}

  public static OrderPlaced placed(@Nullable UUID customer, @Nullable UUID account) {
    return new OrderPlaced(CART, customer, account, LINES, TOTAL);
  }

  public static OrderPaid paid() {
    return new OrderPaid(BUYER, List.of(TO_SELLER, TO_SHOP), TOTAL);
  }
}
