package dev.hindsight.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to an order. It has the id of its cart, which has one order at a time. */
public sealed interface OrderEvent extends Event {

  /**
   * A cart was checked out; without an account the order waits for one. After a rejection the same
   * cart can place its order again.
   */
  @EventType("hindsight.order.placed.v1")
  record OrderPlaced(
      UUID cartId,
      @Nullable UUID customerId,
      @Nullable UUID accountId,
      List<CartLine> items,
      Money total)
      implements OrderEvent {
    public OrderPlaced {
      items = List.copyOf(items);
    }
  }

  /** An account was named that is to pay. */
  @EventType("hindsight.order.payment-requested.v1")
  record OrderPaymentRequested(UUID accountId) implements OrderEvent {}

  /** The account paid every seller, in the same append. */
  @EventType("hindsight.order.paid.v1")
  record OrderPaid(UUID accountId, List<Payout> payouts, Money total) implements OrderEvent {
    public OrderPaid {
      payouts = List.copyOf(payouts);
    }
  }

  /** It could not be paid; the cart was given back in the same append. */
  @EventType("hindsight.order.rejected.v1")
  record OrderRejected(String reason, String detail) implements OrderEvent {}

  /** It is not wanted any more; what was paid will be refunded. */
  @EventType("hindsight.order.cancelled.v1")
  record OrderCancelled(@Nullable String reason) implements OrderEvent {}

  /** A seller could not give a payout back yet; the next attempt comes later. */
  @EventType("hindsight.order.refund-deferred.v1")
  record RefundDeferred(UUID payoutId, int attempt, String reason) implements OrderEvent {}

  /** A seller gave a payout back, by a transfer in the same append. */
  @EventType("hindsight.order.payout-refunded.v1")
  record PayoutRefunded(UUID payoutId, UUID transferId, UUID from, UUID to, Money amount)
      implements OrderEvent {}

  /** Everything that was paid was given back. */
  @EventType("hindsight.order.refunded.v1")
  record OrderRefunded(Money total) implements OrderEvent {}
}
