package dev.hindsight.query.cart;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.query.entity.EntityState;
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

  static CartAnswer of(EntityState<CartRow> state, Currency ofNothing) {
    var cart = state.row();
    return new CartAnswer(
        state.id(),
        state.version(),
        cart.status(),
        cart.customerId(),
        cart.status() == CartStatus.CHECKED_OUT ? state.id() : null,
        cart.items(),
        cart.total() == null ? Money.zero(ofNothing) : cart.total(),
        state.staleOrAbsent());
  }
}
