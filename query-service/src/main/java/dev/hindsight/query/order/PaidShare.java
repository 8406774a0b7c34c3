package dev.hindsight.query.order;

import dev.hindsight.events.Money;
import dev.hindsight.events.Payout;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one seller got of an order's payment, and whether it was given back.
 *
 * @param sellerId absent for the shop itself
 * @param refund absent unless the order was cancelled
 */
public record PaidShare(
    UUID transferId,
    @Nullable UUID sellerId,
    UUID accountId,
    Money amount,
    @Nullable Refund refund) {

  static PaidShare of(Payout payout) {
    return new PaidShare(
        payout.transferId(), payout.sellerId(), payout.accountId(), payout.amount(), null);
  }

  PaidShare with(Refund now) {
    return new PaidShare(transferId, sellerId, accountId, amount, now);
  }
}
