package dev.hindsight.command.order;

import static dev.hindsight.command.decider.Decision.notAllowed;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.AccountRules;
import dev.hindsight.command.account.Transfers;
import dev.hindsight.command.decider.Change;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.order.OrderCommand.SettleOrder;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.Payout;
import java.util.ArrayList;
import java.util.Optional;

/** An order is paid by a transfer to every seller: all of them and the payment, or nothing. */
final class Settlement {

  private Settlement() {}

  static Decision decide(SettleOrder c, Order.Placed order, Others others) {
    if (!c.accountId().equals(order.accountId())) {
      return notAllowed("order-not-waiting", c.target() + " does not wait for " + c.accountId());
    }
    var sum = c.payouts().stream().map(Payout::amount).reduce(Money::plus);
    if (!sum.equals(Optional.of(order.total()))) {
      return notAllowed(
          "payouts-not-the-total", "payouts of %s for %s".formatted(sum, order.total()));
    }
    // Asked of the whole first, so that the refusal states the order's total and not a share.
    var payer = others.of(Account.stream(c.accountId()), Account.class);
    return AccountRules.gives(c.accountId(), payer, order.total())
        .<Decision>map(Decision.Rejected::new)
        .orElseGet(() -> pay(c, order, others));
  }

  private static Decision pay(SettleOrder c, Order.Placed order, Others others) {
    var transfers = new Transfers(others);
    var changes = new ArrayList<Change>();
    for (var payout : c.payouts()) {
      if (!Sellers.owns(payout.sellerId(), payout.accountId(), others)) {
        return notAllowed(
            "not-the-sellers-account", "account " + payout.accountId() + " is another's");
      }
      switch (transfers.next(c.transfer(payout))) {
        case Decision.Rejected refused -> {
          return refused;
        }
        case Decision.Accepted made -> changes.addAll(made.changes());
      }
    }
    changes.add(new Change(c.target(), new OrderPaid(c.accountId(), c.payouts(), order.total())));
    return new Decision.Accepted(changes);
  }
}
