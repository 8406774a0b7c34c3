package dev.hindsight.query.history;

import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.Event;
import dev.hindsight.events.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Lives of carts, made up from a seed. */
final class RandomCarts {

  private RandomCarts() {}

  static List<Event> events(long seed, int count) {
    var random = new Random(seed);
    var events = new ArrayList<Event>();
    events.add(new CartOpened(random.nextBoolean() ? new UUID(2, 1) : null));
    while (events.size() < count) {
      events.add(next(random));
    }
    return events;
  }

  private static Event next(Random random) {
    var listing = new UUID(9, random.nextInt(5));
    var pieces = 1 + random.nextInt(6);
    var price = Money.of("%d.%02d".formatted(random.nextInt(100), random.nextInt(100)), "EUR");
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new ItemRemovedFromCart(listing, "title", "brand", null, pieces, price);
      case 3, 4 -> new CartItemQuantityChanged(listing, "title", "brand", null, 1, pieces, price);
      default -> new ItemAddedToCart(listing, "title", "brand", null, pieces, price);
    };
  }
}
