package dev.hindsight.command.cart;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of a cart. */
public sealed interface Cart {

  String KIND = "cart";

  static StreamName stream(UUID id) {
    return new StreamName(KIND, id);
  }

  /** Nobody opened it. */
  record Unknown() implements Cart {}

  /** Things can be put in and taken out. */
  record Open(@Nullable UUID customerId, Map<UUID, CartLine> lines) implements Cart {

    static Open empty(@Nullable UUID customerId) {
      return new Open(customerId, Map.of());
    }

    /** A cart that holds these lines. */
    static Open of(@Nullable UUID customerId, List<CartLine> items) {
      var lines = new LinkedHashMap<UUID, CartLine>();
      items.forEach(line -> lines.put(line.listingId(), line));
      return new Open(customerId, lines);
    }

    @Nullable CartLine line(UUID listingId) {
      return lines.get(listingId);
    }

    List<CartLine> items() {
      return List.copyOf(lines.values());
    }

    /** The same cart with this line in the place of its former self, or at the end. */
    Open with(CartLine line) {
      var changed = new LinkedHashMap<>(lines);
      changed.put(line.listingId(), line);
      return new Open(customerId, changed);
    }

    Open without(UUID listingId) {
      var changed = new LinkedHashMap<>(lines);
      changed.remove(listingId);
      return new Open(customerId, changed);
    }

    /** The sum of all lines; none when there is no line, and so no currency. */
    @Nullable Money worth() {
      return lines.values().stream().map(CartLine::value).reduce(Money::plus).orElse(null);
    }
  }

  /** It was checked out; nothing changes in it unless its order is rejected. */
  record CheckedOut(@Nullable UUID customerId) implements Cart {}

  /** It was left behind; nothing changes in it any more. */
  record Abandoned(@Nullable UUID customerId) implements Cart {}
}
