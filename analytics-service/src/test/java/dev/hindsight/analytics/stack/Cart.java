package dev.hindsight.analytics.stack;

import dev.hindsight.events.CartEvent;
import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import java.util.Arrays;
import java.util.List;

/** Writes the events of one cart, each at a time of the test's own. */
public final class Cart {

  private final Entity entity;

  Cart(Log log, String at) {
    this.entity = log.entity("cart");
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

  /** Its order was rejected: open again, with so many pieces of one item. */
  public Cart giveBack(String at, Item item, int pieces) {
    var line = line(item, pieces);
    return write(
        at, new CartGivenBack(stream().id(), "insufficient-funds", List.of(line), line.value()));
  }

  /** Left behind with nothing in it. */
  public Cart abandon(String at) {
    return write(at, new CartAbandoned(List.of(), null));
  }

  /** Left behind with so many pieces of each item, all of one currency. */
  public Cart abandon(String at, int pieces, Item... items) {
    var lines = Arrays.stream(items).map(item -> line(item, pieces)).toList();
    var total = lines.stream().map(CartLine::value).reduce(Money::plus).orElseThrow();
    return write(at, new CartAbandoned(lines, total));
  }

  public StreamName stream() {
    return entity.stream();
  }

  private static CartLine line(Item item, int pieces) {
    return new CartLine(
        item.id(), item.title(), item.brand(), item.category(), pieces, item.price());
  }

  private Cart write(String at, CartEvent event) {
    entity.write(at, event);
    return this;
  }
}
