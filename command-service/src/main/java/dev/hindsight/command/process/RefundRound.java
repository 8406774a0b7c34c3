package dev.hindsight.command.process;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.order.Order;
import dev.hindsight.command.order.OrderCommand.Refund;
import dev.hindsight.command.order.OrderCommand.RefundOrder;
import dev.hindsight.events.Payout;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks the sellers of a cancelled order for what they have not given back yet. Each round is one
 * command at one version of the order: it takes place once, and either ends the refund or sets the
 * timer for the next round.
 */
final class RefundRound {

  private final UUID orderId;
  private final Steps steps;
  private final Purse purse;

  RefundRound(UUID orderId, Steps steps) {
    this.orderId = orderId;
    this.steps = steps;
    this.purse = new Purse(steps);
  }

  /** {@code version} is that of the event that led to this round. */
  void take(long version) throws InterruptedException {
    if (!(steps.state(Order.stream(orderId), Order.class) instanceof Order.Refunding order)) {
      return;
    }
    var refunds = new ArrayList<Refund>();
    for (var payout : order.unrefunded()) {
      refunds.add(refund(order, payout));
    }
    // The step is named after what it asks: repeated after the round it finds another version.
    var step = "refund-" + NamedId.of(refunds.toString());
    // A refusal says that this round took place already, with what comes after it.
    var _ = steps.send(step, new RefundOrder(orderId, refunds), version);
  }

  private Refund refund(Order.Refunding order, Payout payout) throws InterruptedException {
    var to = openOr(order.accountId(), payout, payout.accountId());
    var from = openOr(payout.accountId(), payout, to);
    return new Refund(payout.transferId(), NamedId.ofRefund(payout.transferId()), from, to);
  }

  /** The account itself or, if it was closed, another one of its owner. */
  private UUID openOr(UUID account, Payout payout, UUID except) throws InterruptedException {
    return switch (steps.state(Account.stream(account), Account.class)) {
      case Account.Closed closed -> another(account, closed.ownerId(), payout, except);
      case Account.Open _, Account.Unknown _ -> account;
    };
  }

  // Nowhere to be found: the closed account then is what the refund is deferred for.
  private UUID another(UUID account, @Nullable UUID owner, Payout payout, UUID except)
      throws InterruptedException {
    return switch (purse.of(owner, payout.amount().currency(), except)) {
      case Purse.Found.At at -> at.accountId();
      case Purse.Found.Nowhere _ -> account;
    };
  }
}
