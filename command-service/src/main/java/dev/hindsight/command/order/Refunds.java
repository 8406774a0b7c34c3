package dev.hindsight.command.order;

import dev.hindsight.command.account.Transfers;
import dev.hindsight.command.decider.Change;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.order.OrderCommand.Refund;
import dev.hindsight.command.order.OrderCommand.RefundOrder;
import dev.hindsight.events.OrderEvent;
import dev.hindsight.events.OrderEvent.OrderRefunded;
import dev.hindsight.events.OrderEvent.PayoutRefunded;
import dev.hindsight.events.OrderEvent.RefundDeferred;
import dev.hindsight.events.Payout;
import java.util.ArrayList;
import java.util.List;

/** Each seller that can gives the money back; what one cannot give keeps nobody else waiting. */
final class Refunds {

  private final RefundOrder command;
  private final Order.Refunding order;
  private final Others others;
  private final Transfers transfers;
  private final List<Change> changes = new ArrayList<>();
  private final List<RefundDeferred> deferred = new ArrayList<>();
  private int left;

  private Refunds(RefundOrder command, Order.Refunding order, Others others) {
    this.command = command;
    this.order = order;
    this.others = others;
    this.transfers = new Transfers(others);
    this.left = order.unrefunded().size();
  }

  static Decision decide(RefundOrder command, Order.Refunding order, Others others) {
    return new Refunds(command, order, others).decide();
  }

  private Decision decide() {
    for (var payout : order.unrefunded()) {
      command.refunds().stream()
          .filter(refund -> refund.payoutId().equals(payout.transferId()))
          .findFirst()
          .ifPresent(refund -> refund(payout, refund));
    }
    // Last, so that the order is at their version until the timer that they set is due.
    deferred.forEach(this::happens);
    if (left == 0) {
      happens(new OrderRefunded(order.total()));
    }
    return new Decision.Accepted(changes);
  }

  private void refund(Payout payout, Refund refund) {
    if (!Sellers.owns(payout.sellerId(), refund.from(), others)) {
      defer(payout, "not-the-sellers-account");
      return;
    }
    switch (transfers.next(refund.of(payout, command.target().toString()))) {
      case Decision.Rejected refused -> defer(payout, refused.rejection().reason());
      case Decision.Accepted made -> {
        changes.addAll(made.changes());
        happens(
            new PayoutRefunded(
                payout.transferId(),
                refund.transferId(),
                refund.from(),
                refund.to(),
                payout.amount()));
        left--;
      }
    }
  }

  private void defer(Payout payout, String reason) {
    deferred.add(new RefundDeferred(payout.transferId(), order.attemptsAt(payout) + 1, reason));
  }

  private void happens(OrderEvent event) {
    changes.add(new Change(command.target(), event));
  }
}
