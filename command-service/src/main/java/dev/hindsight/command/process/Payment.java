package dev.hindsight.command.process;

import dev.hindsight.command.decider.Rejection;
import dev.hindsight.command.listing.Listing;
import dev.hindsight.command.order.Order;
import dev.hindsight.command.order.OrderCommand.SettleOrder;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.events.Payout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pays an order that waits for its account to be charged, or has it rejected. What became of the
 * order since then ends it: another account was named, it was cancelled, it is paid already.
 */
final class Payment {

  // A seller closes one account after the other only while we look: that ends.
  private static final int MOST_TRIES = 10;

  private final UUID orderId;
  private final long version;
  private final UUID accountId;
  private final Steps steps;
  private final Purse purse;

  /** {@code version} is that of the event by which the order came to wait for the account. */
  Payment(UUID orderId, long version, UUID accountId, Steps steps) {
    this.orderId = orderId;
    this.version = version;
    this.accountId = accountId;
    this.steps = steps;
    this.purse = new Purse(steps);
  }

  void make() throws InterruptedException {
    Settling last = null;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (!(steps.state(Order.stream(orderId), Order.class) instanceof Order.Placed order)
          || !accountId.equals(order.accountId())) {
        return;
      }
      switch (payouts(order)) {
        case Payees.Unpayable none -> {
          reject(none.why());
          return;
        }
        case Payees.Known payees -> {
          if (last != null && last.payouts().equals(payees.payouts())) {
            reject(last.refusal());
            return;
          }
          var refusal = settle(payees.payouts());
          if (refusal.isEmpty() || refusal.get().kind() == Rejection.Kind.OTHER_VERSION) {
            return;
          }
          last = new Settling(payees.payouts(), refusal.get());
        }
      }
    }
    throw new IllegalStateException("the accounts of the sellers of order " + orderId + " change");
  }

  private record Settling(List<Payout> payouts, Rejection refusal) {}

  private sealed interface Payees {

    record Known(List<Payout> payouts) implements Payees {}

    record Unpayable(Rejection why) implements Payees {}
  }

  /** One payout for each seller, in the order of their first lines. */
  private Payees payouts(Order.Placed order) throws InterruptedException {
    var payouts = new ArrayList<Payout>();
    for (var share : shares(order.items()).entrySet()) {
      var seller = share.getKey().orElse(null);
      var amount = share.getValue();
      switch (purse.of(seller, amount.currency(), accountId)) {
        case Purse.Found.Nowhere none -> {
          return new Payees.Unpayable(none.why());
        }
        case Purse.Found.At at ->
            payouts.add(
                new Payout(NamedId.ofPayout(orderId, seller), seller, at.accountId(), amount));
      }
    }
    return new Payees.Known(payouts);
  }

  private Map<Optional<UUID>, Money> shares(List<CartLine> items) throws InterruptedException {
    var shares = new LinkedHashMap<Optional<UUID>, Money>();
    for (var line : items) {
      shares.merge(Optional.ofNullable(seller(line.listingId())), line.value(), Money::plus);
    }
    return shares;
  }

  private @Nullable UUID seller(UUID listing) throws InterruptedException {
    return switch (steps.state(Listing.stream(listing), Listing.class)) {
      case Listing.Listed listed -> listed.sellerId();
      case Listing.Withdrawn withdrawn -> withdrawn.sellerId();
      case Listing.Unknown _ ->
          throw new IllegalStateException("order " + orderId + " sells unknown listing " + listing);
    };
  }

  // The step is named after the accounts, so that with others it is another step.
  private Optional<Rejection> settle(List<Payout> payouts) throws InterruptedException {
    var accounts = payouts.stream().map(payout -> payout.accountId().toString());
    var step = "settle-" + NamedId.of(String.join(",", accounts.toList()));
    return steps.send(step, new SettleOrder(orderId, accountId, payouts), version);
  }

  private void reject(Rejection why) throws InterruptedException {
    Rejecting.order(orderId, accountId, why, steps);
  }
}
