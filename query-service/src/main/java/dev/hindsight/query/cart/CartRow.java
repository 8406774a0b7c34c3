package dev.hindsight.query.cart;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.kit.projection.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a cart.
 *
 * @param items in the order in which they were first put in
 * @param total null while the cart is empty, for nothing has no currency
 */
@Table("carts")
public record CartRow(
    CartStatus status, @Nullable UUID customerId, List<CartLine> items, @Nullable Money total) {

  public CartRow {
    items = List.copyOf(items);
  }

  static CartRow opened(@Nullable UUID customerId) {
    return new CartRow(CartStatus.OPEN, customerId, List.of(), null);
  }

  CartRow checkedOut() {
    return new CartRow(CartStatus.CHECKED_OUT, customerId, items, total);
  }

  CartRow abandoned() {
    return new CartRow(CartStatus.ABANDONED, customerId, items, total);
  }

  /** Open again, with the lines that it was checked out with. */
  CartRow givenBack(List<CartLine> lines) {
    return opened(customerId).with(lines);
  }

  /** More pieces of a listing; the whole line takes the price of those. */
  CartRow plus(CartLine more) {
    var before = line(more.listingId());
    if (before == null) {
      var longer = new ArrayList<>(items);
      longer.add(more);
      return with(longer);
    }
    return replace(more.listingId(), line -> more.withQuantity(line.quantity() + more.quantity()));
  }

  CartRow withQuantity(UUID listingId, int pieces) {
    return replace(listingId, line -> line.withQuantity(pieces));
  }

  CartRow without(UUID listingId) {
    return with(items.stream().filter(line -> !line.listingId().equals(listingId)).toList());
  }

  private @Nullable CartLine line(UUID listingId) {
    for (var line : items) {
      if (line.listingId().equals(listingId)) {
        return line;
      }
    }
    return null;
  }

  private CartRow replace(UUID listingId, UnaryOperator<CartLine> change) {
    return with(
        items.stream()
            .map(line -> line.listingId().equals(listingId) ? change.apply(line) : line)
            .toList());
  }

  private CartRow with(List<CartLine> lines) {
    var sum = lines.stream().map(CartLine::value).reduce(Money::plus).orElse(null);
    return new CartRow(status, customerId, lines, sum);
  }
}
