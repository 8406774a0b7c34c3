package dev.hindsight.query.cart;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of the command side's cart, written down once more and in another way. */
final class ReferenceCart {

  private boolean opened;
  private CartStatus status = CartStatus.OPEN;
  private @Nullable UUID customer;
  private final Map<UUID, CartLine> lines = new LinkedHashMap<>();

  void apply(CartEvent event) {
    if (status == CartStatus.CHECKED_OUT && event instanceof CartGivenBack e) {
      status = CartStatus.OPEN;
      lines.clear();
      e.items().forEach(line -> lines.put(line.listingId(), line));
    }
    if (status != CartStatus.OPEN || (!opened && !(event instanceof CartOpened))) {
      return;
    }
    switch (event) {
      case CartOpened e -> {
        customer = opened ? customer : e.customerId();
        opened = true;
      }
      case ItemAddedToCart e ->
          lines.compute(
              e.listingId(),
              (id, line) ->
                  new CartLine(
                      id,
                      e.title(),
                      e.brand(),
                      e.category(),
                      (line == null ? 0 : line.quantity()) + e.quantity(),
                      e.unitPrice()));
      case CartItemQuantityChanged e ->
          lines.computeIfPresent(e.listingId(), (id, line) -> line.withQuantity(e.to()));
      case ItemRemovedFromCart e -> lines.remove(e.listingId());
      case CartCheckedOut e -> status = CartStatus.CHECKED_OUT;
      case CartAbandoned e -> status = CartStatus.ABANDONED;
      case CartGivenBack e -> {}
    }
  }

  @Nullable CartRow row() {
    if (!opened) {
      return null;
    }
    var total = lines.values().stream().map(CartLine::value).reduce(Money::plus).orElse(null);
    return new CartRow(status, customer, List.copyOf(lines.values()), total);
  }
}
