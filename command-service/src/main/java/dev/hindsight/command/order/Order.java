package dev.hindsight.command.order;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.events.Payout;
import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of an order. It has the id of its cart. */
public sealed interface Order {

  String KIND = "order";

  static StreamName stream(UUID id) {
    return new StreamName(KIND, id);
  }

  /** The cart was never checked out. */
  record Unknown() implements Order {}

  /**
   * It waits to be paid.
   *
   * @param accountId who is to pay; null: not named yet
   */
  record Placed(@Nullable UUID accountId, List<CartLine> items, Money total) implements Order {}

  /** Every seller has their share. */
  record Paid(UUID accountId, List<Payout> payouts) implements Order {}

  /** It could not be paid, and the cart was given back: that can be checked out again. */
  record Rejected() implements Order {}

  /**
   * Nobody wants it any more.
   *
   * @param accountId who had paid; null when nothing was paid
   * @param unrefunded payouts that the sellers have not given back yet
   */
  record Cancelled(@Nullable UUID accountId, List<Payout> unrefunded) implements Order {}

  /** Nobody wants it any more, and all that was paid was given back. */
  record Refunded() implements Order {}
}
