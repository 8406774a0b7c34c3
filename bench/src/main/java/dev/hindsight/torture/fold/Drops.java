package dev.hindsight.torture.fold;

import dev.hindsight.torture.evidence.LogEvent;
import java.util.Map;
import java.util.Objects;

/** What left carts before they were checked out. */
final class Drops {

  private Drops() {}

  /** How many pieces an event took out of a cart that is open. */
  static long pieces(LogEvent event, Map<String, Object> data) {
    return switch (event.type()) {
      case "hindsight.cart.item-removed.v1" -> number(data, "quantity");
      case "hindsight.cart.item-quantity-changed.v1" ->
          Math.max(0, number(data, "from") - number(data, "to"));
      default -> 0;
    };
  }

  private static long number(Map<String, Object> data, String name) {
    return Long.parseLong((String) Objects.requireNonNull(data.get(name)));
  }
}
