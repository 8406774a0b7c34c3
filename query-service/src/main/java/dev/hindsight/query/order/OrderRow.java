package dev.hindsight.query.order;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an order.
 *
 * @param accountId who pays or paid; null while none is named
 * @param reason why it was rejected or cancelled
 * @param detail of a rejection
 * @param placedPosition of the event that placed it, the last time: the newest is the highest
 */
@Table("orders")
public record OrderRow(
    OrderStatus status,
    UUID cartId,
    @Nullable UUID customerId,
    @Nullable UUID accountId,
    List<CartLine> items,
    Money total,
    List<PaidShare> payouts,
    @Nullable String reason,
    @Nullable String detail,
    Instant placedAt,
    long placedPosition) {

  public OrderRow {
    items = List.copyOf(items);
    payouts = List.copyOf(payouts);
  }

  static OrderRow placed(OrderPlaced e, Instant at, long position) {
    return new OrderRow(
        OrderStatus.PLACED,
        e.cartId(),
        e.customerId(),
        e.accountId(),
        e.items(),
        e.total(),
        List.of(),
        null,
        null,
        at,
        position);
  }

  boolean is(OrderStatus one) {
    return status == one;
  }

  OrderRow toBePaidBy(UUID account) {
    return with(status, account, payouts, null, null);
  }

  OrderRow paid(OrderPaid e) {
    var shares = e.payouts().stream().map(PaidShare::of).toList();
    return with(OrderStatus.PAID, e.accountId(), shares, null, null);
  }

  OrderRow rejected(String why, String details) {
    return with(OrderStatus.REJECTED, accountId, payouts, why, details);
  }

  /** Whatever was paid is to be given back. */
  OrderRow cancelled(@Nullable String why) {
    var due = payouts.stream().map(share -> share.with(Refund.DUE)).toList();
    return with(OrderStatus.CANCELLED, accountId, due, why, null);
  }

  OrderRow refunded() {
    return with(OrderStatus.REFUNDED, accountId, payouts, reason, detail);
  }

  /** The refund of one payout is another now; none of an order that is not cancelled is. */
  OrderRow withRefund(UUID payout, UnaryOperator<Refund> change) {
    var changed =
        payouts.stream()
            .map(share -> {
              var refund = share.refund();
              return refund != null && share.transferId().equals(payout)
                  ? share.with(change.apply(refund))
                  : share;
            })
            .toList();
    return with(status, accountId, changed, reason, detail);
  }

  private OrderRow with(
      OrderStatus now,
      @Nullable UUID account,
      List<PaidShare> shares,
      @Nullable String why,
      @Nullable String details) {
    return new OrderRow(
        now,
        cartId,
        customerId,
        account,
        items,
        total,
        shares,
        why,
        details,
        placedAt,
        placedPosition);
  }
}
