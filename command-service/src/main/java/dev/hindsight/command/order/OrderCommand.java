package dev.hindsight.command.order;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.MoneyTransfer;
import dev.hindsight.command.decider.Command;
import dev.hindsight.events.Payout;
import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of an order. It is placed by the checkout of its cart, and rejected together
 * with giving that back.
 */
public sealed interface OrderCommand extends Command {

  UUID orderId();

  @Override
  default StreamName target() {
    return Order.stream(orderId());
  }

  /** Name the account that is to pay. */
  record PayOrder(UUID orderId, UUID accountId) implements OrderCommand {
    @Override
    public List<StreamName> alsoReads() {
      return List.of(Account.stream(accountId));
    }
  }

  /** Want it no more; what was paid will be refunded. */
  record CancelOrder(UUID orderId, @Nullable String reason) implements OrderCommand {}

  /** Pay every seller, in one append. Asked by a process alone. */
  record SettleOrder(UUID orderId, UUID accountId, List<Payout> payouts) implements OrderCommand {
    @Override
    public List<StreamName> alsoReads() {
      return payouts.stream()
          .flatMap(payout -> transfer(payout).streams().stream())
          .distinct()
          .toList();
    }

    MoneyTransfer transfer(Payout p) {
      var reference = target().toString();
      return new MoneyTransfer(p.transferId(), accountId, p.accountId(), p.amount(), reference);
    }
  }

  /**
   * Let every seller give back what is not given back yet, in one append; who cannot is asked again
   * later. Asked by a process alone.
   */
  record RefundOrder(UUID orderId, List<Refund> refunds) implements OrderCommand {
    @Override
    public List<StreamName> alsoReads() {
      return refunds.stream().flatMap(Refund::streams).distinct().toList();
    }
  }

  /**
   * The way back of one payout.
   *
   * @param payoutId the transfer of the payout
   * @param transferId the transfer back
   */
  record Refund(UUID payoutId, UUID transferId, UUID from, UUID to) {

    MoneyTransfer of(Payout payout, String reference) {
      return new MoneyTransfer(transferId, from, to, payout.amount(), reference);
    }

    private Stream<StreamName> streams() {
      return MoneyTransfer.streams(transferId, from, to).stream();
    }
  }
}
