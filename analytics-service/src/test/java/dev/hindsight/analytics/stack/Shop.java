package dev.hindsight.analytics.stack;

import dev.hindsight.events.Money;
import java.util.UUID;

/**
 * A little shop whose drops are counted by hand.
 *
 * <pre>
 *   phone: 2 × 100.00 (10:15, first),  1 × 100.00 (11:00, second),  1 × 100.00 (next day, second)
 *   case:  3 × 10.00  (10:59:59.999999, first),  1 × 10.00 (11:30, third)
 *   book:  1 × 7.50 (next day, third)         neither brand nor category
 *   game:  2 × 20.00 USD (10:30, fourth)      of acme, too
 * </pre>
 */
public final class Shop {

  public static final Item PHONE = item(1, "Phone", "acme", "phones", "100.00", "EUR");
  public static final Item CASE = item(2, "Case", "acme", "cases", "10.00", "EUR");
  public static final Item BOOK =
      new Item(new UUID(7L << 12, 3), "Book", null, null, Money.of("7.50", "EUR"));
  public static final Item GAME = item(4, "Game", "acme", "games", "20.00", "USD");

  private Shop() {}

  /** Fills the log: five carts with items, of which two are checked out, and one empty cart. */
  static void fill(Log log) {
    log.cart("2022-10-01T10:00:00Z")
        .add("2022-10-01T10:10:00Z", PHONE, 2)
        .remove("2022-10-01T10:15:00Z", PHONE, 2)
        .add("2022-10-01T10:20:00Z", CASE, 4)
        .change("2022-10-01T10:59:59.999999Z", CASE, 4, 1)
        .checkOut("2022-10-01T11:10:00Z");
    log.cart("2022-10-01T10:30:00Z")
        .add("2022-10-01T10:31:00Z", PHONE, 1)
        .change("2022-10-01T10:40:00Z", PHONE, 1, 3)
        .change("2022-10-01T11:00:00Z", PHONE, 3, 2)
        .change("2022-10-02T09:00:00Z", PHONE, 2, 1);
    log.cart("2022-10-01T11:00:00Z")
        .add("2022-10-01T11:20:00Z", CASE, 2)
        .change("2022-10-01T11:30:00Z", CASE, 2, 1)
        .add("2022-10-02T08:00:00Z", BOOK, 1)
        .remove("2022-10-02T09:30:00Z", BOOK, 1);
    log.cart("2022-10-01T10:25:00Z")
        .add("2022-10-01T10:26:00Z", GAME, 2)
        .remove("2022-10-01T10:30:00Z", GAME, 2);
    log.cart("2022-10-02T00:00:00Z")
        .add("2022-10-02T00:01:00Z", PHONE, 1)
        .checkOut("2022-10-02T00:02:00Z");
    log.cart("2022-10-02T12:00:00Z");
  }

  private static Item item(
      int number, String title, String brand, String category, String price, String currency) {
    return new Item(new UUID(7L << 12, number), title, brand, category, Money.of(price, currency));
  }
}
