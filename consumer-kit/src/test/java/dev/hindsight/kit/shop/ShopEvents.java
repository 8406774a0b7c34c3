package dev.hindsight.kit.shop;

import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.Event;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.testkit.TestEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A log of a shop, made up from a seed: dense positions, dense versions. */
public final class ShopEvents {

  private final Random random;
  private final Map<StreamName, Long> versions = new HashMap<>();
  private final List<StreamName> streams = new ArrayList<>();
  private final List<Recorded> log = new ArrayList<>();

  public ShopEvents(long seed) {
    this.random = new Random(seed);
  }

  /** Everything so far. */
  public List<Recorded> log() {
    return log;
  }

  /** The next events of the shop. */
  public List<Recorded> next(int count) {
    var from = log.size();
    while (log.size() < from + count) {
      if (streams.isEmpty() || random.nextInt(5) == 0) {
        open(random.nextInt(3) == 0 ? "account" : "cart");
      } else {
        var stream = streams.get(random.nextInt(streams.size()));
        append(stream, stream.kind().equals("cart") ? cartEvent() : deposit());
      }
    }
    return List.copyOf(log.subList(from, log.size()));
  }

  /** A new entity's first event. */
  public Recorded open(String kind) {
    var stream = new StreamName(kind, new UUID(random.nextLong(), random.nextLong()));
    streams.add(stream);
    return append(
        stream, kind.equals("cart") ? new CartOpened(null) : new AccountOpened(null, "EUR"));
  }

  /** One more event. */
  public Recorded append(StreamName stream, Event event) {
    var version = versions.merge(stream, 1L, Long::sum);
    var recorded = TestEvents.recorded(stream, version, log.size() + 1L, event);
    log.add(recorded);
    return recorded;
  }

  /** An item with a title. */
  public static ItemAddedToCart item(String title) {
    return new ItemAddedToCart(new UUID(0, 7), title, "Brand", null, 2, Money.of("12.50", "EUR"));
  }

  private Event cartEvent() {
    var listing = new UUID(0, random.nextInt(5));
    var price = Money.of((1 + random.nextInt(90)) + ".00", "EUR");
    return random.nextInt(4) == 0
        ? new ItemRemovedFromCart(listing, "Thing", null, "tools", 1, price)
        : new ItemAddedToCart(listing, "Thing", "Brand", null, 1 + random.nextInt(9), price);
  }

  private Event deposit() {
    return new MoneyDeposited(Money.of("1.00", "EUR"), null);
  }
}
