package dev.hindsight.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a cart: so many pieces of a listing at one unit price. */
public record CartLine(
    UUID listingId,
    String title,
    @Nullable String brand,
    @Nullable String category,
    int quantity,
    Money unitPrice) {

  /** Unit price times quantity. */
  public Money value() {
    return unitPrice.times(quantity);
  }

  /** The same line with another number of pieces. */
  public CartLine withQuantity(int pieces) {
    return new CartLine(listingId, title, brand, category, pieces, unitPrice);
  }
}
