package dev.hindsight.kit.shop;

import dev.hindsight.events.CartLine;
import dev.hindsight.kit.projection.Sum;
import dev.hindsight.kit.projection.Table;
import java.math.BigInteger;
import java.util.UUID;

/** How many pieces of a listing are in carts, and what they are worth. */
@Table("pieces_in_carts")
public record PiecesInCarts(
    UUID listingId, String currency, @Sum long pieces, @Sum BigInteger valueMinor) {

  static PiecesInCarts in(CartLine line) {
    return of(line, 1);
  }

  static PiecesInCarts out(CartLine line) {
    return of(line, -1);
  }

  private static PiecesInCarts of(CartLine line, int sign) {
    var value = BigInteger.valueOf(sign * line.value().minor());
    return new PiecesInCarts(
        line.listingId(), line.unitPrice().currencyCode(), (long) sign * line.quantity(), value);
  }
}
