package dev.hindsight.analytics.stack;

import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes the events of one cart, each at a time of the test's own. */
public final class Cart {

  private final StreamName stream = new StreamName("cart", UUID.randomUUID());
  private final Log log;
  private long version;

  Cart(Log log, String at) {
    this.log = log;
    write(at, new CartOpened(null));
  }

  public Cart add(String at, Item item, int pieces) {
    return write(
        at,
        new ItemAddedToCart(
            item.id(), item.title(), item.brand(), item.category(), pieces, item.price()));
  }

  public Cart change(String at, Item item, int from, int to) {
    return write(
        at,
        new CartItemQuantityChanged(
            item.id(), item.title(), item.brand(), item.category(), from, to, item.price()));
  }

  public Cart remove(String at, Item item, int pieces) {
    return write(
        at,
        new ItemRemovedFromCart(
            item.id(), item.title(), item.brand(), item.category(), pieces, item.price()));
  }

  public Cart checkOut(String at) {
    return write(at, new CartCheckedOut(null, List.of(), Money.of("0.00", "EUR")));
  }

  public StreamName stream() {
    return stream;
  }

  private Cart write(String at, CartEvent event) {
    version++;
    log.write(position -> recorded(Instant.parse(at), position, event));
    return this;
  }

  private Recorded recorded(Instant at, long position, CartEvent event) {
    var id = UUID.randomUUID();
    return new Recorded(
        new Envelope(
            id,
            EventTypes.of(event),
            "/hindsight/test",
            stream,
            version,
            position,
            at,
            Instant.EPOCH.plusSeconds(position),
            "test",
            id,
            null,
            null),
        event);
  }
}
