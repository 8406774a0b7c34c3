package dev.hindsight.command.order;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.events.Payout;
import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of an order. It has the id of its cart. */
public sealed interface Order {

  String KIND = "order";

  static StreamName stream(UUID id) {
    return new StreamName(KIND, id);
  }

  /** Whose it is; nobody's as long as it is unknown, and when a guest placed it. */
  @Nullable UUID customerId();

  /** The cart was never checked out. */
  record Unknown() implements Order {
    @Override
    public @Nullable UUID customerId() {
      return null;
    }
  }

  /**
   * It waits to be paid.
   *
   * @param accountId who is to pay; null: not named yet
   */
  record Placed(
      @Nullable UUID customerId, @Nullable UUID accountId, List<CartLine> items, Money total)
      implements Order {}

  /** Every seller has their share. */
  record Paid(@Nullable UUID customerId, UUID accountId, Money total, List<Payout> payouts)
      implements Order {}

  /** It could not be paid, and the cart was given back: that can be checked out again. */
  record Rejected(@Nullable UUID customerId) implements Order {}

  /** Nobody wants it any more, and nothing had been paid. */
  record Cancelled(@Nullable UUID customerId) implements Order {}

  /**
   * Nobody wants it any more, and the sellers are giving the money back.
   *
   * @param accountId who had paid
   * @param total what had been paid
   * @param unrefunded payouts that the sellers have not given back yet
   * @param attempts how often each of those was deferred
   */
  record Refunding(
      @Nullable UUID customerId,
      UUID accountId,
      Money total,
      List<Payout> unrefunded,
      Map<UUID, Integer> attempts)
      implements Order {

    /** How often giving this payout back was deferred. */
    int attemptsAt(Payout payout) {
      return attempts.getOrDefault(payout.transferId(), 0);
    }
  }

  /** Nobody wants it any more, and all that was paid was given back. */
  record Refunded(@Nullable UUID customerId) implements Order {}
}
