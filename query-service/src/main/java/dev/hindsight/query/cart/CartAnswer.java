package dev.hindsight.query.cart;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart as it is told.
 *
 * @param orderId while it is checked out: its order, which has the id of the cart
 */
public record CartAnswer(
    UUID id,
    long version,
    CartStatus status,
    @Nullable UUID customerId,
    @Nullable UUID orderId,
    List<CartLine> items,
    Money total,
    @Nullable Boolean stale) {

  static CartAnswer of(CartView cart, Currency ofNothing) {
    return new CartAnswer(
        cart.id,
        cart.version,
        cart.status,
        cart.customerId,
        cart.status == CartStatus.CHECKED_OUT ? cart.id : null,
        cart.items,
        total(cart, ofNothing),
        cart.staleOrAbsent());
  }

  private static Money total(CartView cart, Currency ofNothing) {
    return cart.totalMinor == null || cart.totalCurrency == null
        ? Money.zero(ofNothing)
        : new Money(cart.totalMinor, Currency.getInstance(cart.totalCurrency));
  }
}
