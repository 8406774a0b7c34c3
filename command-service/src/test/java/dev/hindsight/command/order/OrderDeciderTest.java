package dev.hindsight.command.order;

import static dev.hindsight.command.decider.DeciderSpec.given;
import static dev.hindsight.command.decider.DeciderSpec.givenNothing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.decider.Change;
import dev.hindsight.command.decider.DeciderSpec;
import dev.hindsight.command.order.OrderCommand.CancelOrder;
import dev.hindsight.command.order.OrderCommand.PayOrder;
import dev.hindsight.command.order.OrderCommand.Refund;
import dev.hindsight.command.order.OrderCommand.RefundOrder;
import dev.hindsight.command.order.OrderCommand.SettleOrder;
import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Event;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent;
import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.OrderEvent.OrderPaymentRequested;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.events.OrderEvent.OrderRefunded;
import dev.hindsight.events.OrderEvent.OrderRejected;
import dev.hindsight.events.OrderEvent.PayoutRefunded;
import dev.hindsight.events.OrderEvent.RefundDeferred;
import dev.hindsight.events.Payout;
import dev.hindsight.events.StreamName;
import dev.hindsight.events.TransferEvent.TransferMade;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderDeciderTest {

  private static final UUID ORDER = new UUID(1, 1);
  private static final UUID BUYER = new UUID(4, 1);
  private static final UUID SELLERS = new UUID(4, 2);
  private static final UUID SHOPS = new UUID(4, 3);
  private static final UUID SELLER = new UUID(3, 1);
  private static final Money TOTAL = Money.of("10.00", "EUR");
  private static final Money SEVEN = Money.of("7.00", "EUR");
  private static final Money THREE = Money.of("3.00", "EUR");
  private static final StreamName STREAM = Order.stream(ORDER);
  private static final String REFERENCE = STREAM.toString();

  private static final List<CartLine> LINES =
      List.of(
          new CartLine(new UUID(2, 1), "Shoes", null, null, 1, SEVEN),
          new CartLine(new UUID(2, 2), "Socks", null, null, 1, THREE));
  private static final Payout TO_SELLER = new Payout(new UUID(5, 1), SELLER, SELLERS, SEVEN);
  private static final Payout TO_SHOP = new Payout(new UUID(5, 2), null, SHOPS, THREE);
  private static final List<Payout> PAYOUTS = List.of(TO_SELLER, TO_SHOP);
  private static final Refund BY_SELLER =
      new Refund(TO_SELLER.transferId(), new UUID(6, 1), SELLERS, BUYER);
  private static final Refund BY_SHOP =
      new Refund(TO_SHOP.transferId(), new UUID(6, 2), SHOPS, BUYER);

  private static final OrderPlaced WAITING = placed(null);
  private static final OrderPlaced PLACED = placed(BUYER);
  private static final OrderPaid PAID = new OrderPaid(BUYER, PAYOUTS, TOTAL);
  private static final OrderCancelled CANCELLED = new OrderCancelled(null);
  private static final OrderRejected REJECTED = new OrderRejected("closed", "it is closed");
  private static final OrderRefunded REFUNDED = new OrderRefunded(TOTAL);
  private static final SettleOrder SETTLE = new SettleOrder(ORDER, BUYER, PAYOUTS);
  private static final RefundOrder REFUND = new RefundOrder(ORDER, List.of(BY_SELLER, BY_SHOP));
  private static final Event EUROS = new AccountOpened(null, "EUR");

  @Test
  void nothing_can_be_asked_of_an_order_that_was_never_placed() {
    givenNothing().when(new PayOrder(ORDER, BUYER)).thenUnknown("unknown-order");
    givenNothing().when(new CancelOrder(ORDER, null)).thenUnknown("unknown-order");
    givenNothing().when(SETTLE).thenUnknown("unknown-order");
  }

  @Test
  void an_account_that_holds_enough_is_named_to_pay() {
    order(WAITING)
        .and(Account.stream(BUYER), EUROS, new MoneyDeposited(TOTAL, null))
        .when(new PayOrder(ORDER, BUYER))
        .then(new OrderPaymentRequested(BUYER));
  }

  @Test
  void an_account_that_cannot_pay_leaves_the_order_waiting() {
    var pay = new PayOrder(ORDER, BUYER);
    var cent = Money.of("9.99", "EUR");
    var account = Account.stream(BUYER);

    order(WAITING).when(pay).thenUnknown("unknown-account");
    order(WAITING)
        .and(account, EUROS, new MoneyDeposited(cent, null))
        .when(pay)
        .thenRefused("insufficient-funds");
    order(WAITING)
        .and(account, new AccountOpened(null, "USD"))
        .when(pay)
        .thenRefused("other-currency");
    order(WAITING).and(account, EUROS, new AccountClosed()).when(pay).thenRefused("account-closed");
  }

  @Test
  void another_account_may_be_named_while_the_order_waits_and_the_same_one_changes_nothing() {
    order(placed(SHOPS))
        .and(Account.stream(BUYER), EUROS, new MoneyDeposited(TOTAL, null))
        .when(new PayOrder(ORDER, BUYER))
        .then(new OrderPaymentRequested(BUYER));
    order(PLACED).when(new PayOrder(ORDER, BUYER)).thenNothing();
    order(WAITING, new OrderPaymentRequested(BUYER)).when(new PayOrder(ORDER, BUYER)).thenNothing();
  }

  @Test
  void an_order_that_does_not_wait_is_not_paid() {
    var pay = new PayOrder(ORDER, BUYER);

    order(PLACED, PAID).when(pay).thenRefused("order-paid");
    order(PLACED, REJECTED).when(pay).thenRefused("order-rejected");
    order(PLACED, CANCELLED).when(pay).thenRefused("order-cancelled");
    order(PLACED, PAID, CANCELLED).when(pay).thenRefused("order-cancelled");
    order(PLACED, PAID, CANCELLED, REFUNDED).when(pay).thenRefused("order-refunded");
  }

  @Test
  void an_order_is_cancelled_before_and_after_it_is_paid_and_once() {
    var cancel = new CancelOrder(ORDER, "too slow");

    order(WAITING).when(cancel).then(new OrderCancelled("too slow"));
    order(PLACED).when(cancel).then(new OrderCancelled("too slow"));
    order(PLACED, PAID).when(cancel).then(new OrderCancelled("too slow"));
    order(PLACED, CANCELLED).when(cancel).thenNothing();
    order(PLACED, PAID, CANCELLED).when(cancel).thenNothing();
  }

  @Test
  void what_was_rejected_or_refunded_is_not_cancelled() {
    var cancel = new CancelOrder(ORDER, null);

    order(PLACED, REJECTED).when(cancel).thenRefused("order-rejected");
    order(PLACED, PAID, CANCELLED, REFUNDED).when(cancel).thenRefused("order-refunded");
  }

  @Test
  void every_seller_is_paid_in_the_append_that_pays_the_order() {
    paying("10.00")
        .when(SETTLE)
        .then(
            sent(BUYER, TO_SELLER.transferId(), SELLERS, SEVEN),
            received(SELLERS, TO_SELLER.transferId(), BUYER, SEVEN),
            made(TO_SELLER.transferId(), BUYER, SELLERS, SEVEN),
            sent(BUYER, TO_SHOP.transferId(), SHOPS, THREE),
            received(SHOPS, TO_SHOP.transferId(), BUYER, THREE),
            made(TO_SHOP.transferId(), BUYER, SHOPS, THREE),
            new Change(STREAM, PAID));
  }

  @Test
  void too_little_for_all_sellers_pays_none_of_them() {
    paying("9.99").when(SETTLE).thenRefused("insufficient-funds");
  }

  @Test
  void one_seller_that_cannot_be_paid_means_that_none_is() {
    paying("10.00")
        .and(Account.stream(SHOPS), new AccountClosed())
        .when(SETTLE)
        .thenRefused("account-closed");
    paying("10.00")
        .and(
            Account.stream(SHOPS),
            new MoneyDeposited(new Money(Money.MAX_MINOR, TOTAL.currency()), null))
        .when(SETTLE)
        .thenRefused("balance-too-large");
  }

  @Test
  void an_order_is_settled_as_it_stands() {
    paying("10.00")
        .when(new SettleOrder(ORDER, BUYER, List.of(TO_SELLER)))
        .thenRefused("payouts-not-the-total");
    paying("10.00").when(new SettleOrder(ORDER, SHOPS, PAYOUTS)).thenRefused("order-not-waiting");
    paying("10.00")
        .when(
            new SettleOrder(
                ORDER, BUYER, List.of(TO_SELLER, new Payout(new UUID(5, 2), null, SELLERS, THREE))))
        .thenRefused("not-the-sellers-account");
  }

  @Test
  void an_order_is_settled_once_and_only_while_it_waits() {
    order(PLACED, PAID).when(SETTLE).thenNothing();
    order(PLACED, CANCELLED).when(SETTLE).thenRefused("order-cancelled");
    order(PLACED, REJECTED).when(SETTLE).thenRefused("order-rejected");
    order(WAITING).when(SETTLE).thenRefused("order-not-waiting");
  }

  @Test
  void a_refund_gives_back_every_payout() {
    cancelled("7.00", "3.00")
        .when(REFUND)
        .then(
            sent(SELLERS, BY_SELLER.transferId(), BUYER, SEVEN),
            received(BUYER, BY_SELLER.transferId(), SELLERS, SEVEN),
            made(BY_SELLER.transferId(), SELLERS, BUYER, SEVEN),
            new Change(STREAM, refunded(BY_SELLER, SEVEN)),
            sent(SHOPS, BY_SHOP.transferId(), BUYER, THREE),
            received(BUYER, BY_SHOP.transferId(), SHOPS, THREE),
            made(BY_SHOP.transferId(), SHOPS, BUYER, THREE),
            new Change(STREAM, refunded(BY_SHOP, THREE)),
            new Change(STREAM, REFUNDED));
  }

  @Test
  void who_cannot_pay_back_yet_keeps_nobody_else_waiting() {
    cancelled("6.99", "3.00")
        .when(REFUND)
        .then(
            sent(SHOPS, BY_SHOP.transferId(), BUYER, THREE),
            received(BUYER, BY_SHOP.transferId(), SHOPS, THREE),
            made(BY_SHOP.transferId(), SHOPS, BUYER, THREE),
            new Change(STREAM, refunded(BY_SHOP, THREE)),
            // Last, for its version is the one that the timer holds against the next round.
            new Change(
                STREAM, new RefundDeferred(TO_SELLER.transferId(), 1, "insufficient-funds")));
  }

  @Test
  void a_deferred_refund_counts_its_attempts_and_ends_with_the_last_payout() {
    var deferred =
        cancelled("5.00", "3.00")
            .and(
                STREAM,
                refunded(BY_SHOP, THREE),
                new RefundDeferred(TO_SELLER.transferId(), 1, "insufficient-funds"));

    deferred.when(REFUND).then(new RefundDeferred(TO_SELLER.transferId(), 2, "insufficient-funds"));
    deferred
        .and(Account.stream(SELLERS), new MoneyDeposited(THREE, null))
        .when(REFUND)
        .then(
            sent(SELLERS, BY_SELLER.transferId(), BUYER, SEVEN),
            received(BUYER, BY_SELLER.transferId(), SELLERS, SEVEN),
            made(BY_SELLER.transferId(), SELLERS, BUYER, SEVEN),
            new Change(STREAM, refunded(BY_SELLER, SEVEN)),
            new Change(STREAM, REFUNDED));
  }

  @Test
  void only_a_seller_pays_back_what_the_seller_got() {
    var fromAnother = new Refund(TO_SELLER.transferId(), new UUID(6, 1), SHOPS, BUYER);

    cancelled("7.00", "100.00")
        .when(new RefundOrder(ORDER, List.of(fromAnother)))
        .then(new RefundDeferred(TO_SELLER.transferId(), 1, "not-the-sellers-account"));
  }

  @Test
  void what_was_not_paid_is_not_refunded() {
    order(PLACED, CANCELLED).when(REFUND).thenNothing();
    order(PLACED, PAID, CANCELLED, REFUNDED).when(REFUND).thenNothing();
    order(PLACED, PAID).when(REFUND).thenRefused("order-not-cancelled");
    order(PLACED).when(REFUND).thenRefused("order-not-cancelled");
  }

  @Test
  void the_fold_takes_every_event_in_every_state() {
    var decider = new OrderDecider();
    var events =
        List.<OrderEvent>of(
            PLACED,
            new OrderPaymentRequested(BUYER),
            PAID,
            REJECTED,
            CANCELLED,
            new RefundDeferred(TO_SELLER.transferId(), 1, "closed"),
            refunded(BY_SELLER, SEVEN),
            REFUNDED);
    var states =
        List.of(
            new Order.Unknown(),
            new Order.Placed(null, BUYER, LINES, TOTAL),
            new Order.Paid(null, BUYER, TOTAL, PAYOUTS),
            new Order.Rejected(null),
            new Order.Cancelled(null),
            new Order.Refunding(null, BUYER, TOTAL, PAYOUTS, Map.of()),
            new Order.Refunded(null));

    for (var state : states) {
      for (var event : events) {
        assertThat(decider.evolve(state, event)).isNotNull();
      }
    }
  }

  private static OrderPlaced placed(@Nullable UUID account) {
    return new OrderPlaced(ORDER, null, account, LINES, TOTAL);
  }

  private static DeciderSpec order(OrderEvent... events) {
    return given(STREAM, events);
  }

  /** A placed order, a buyer with so many euros, and a seller and the shop with none. */
  private static DeciderSpec paying(String euros) {
    return order(PLACED)
        .and(Account.stream(BUYER), EUROS, new MoneyDeposited(Money.of(euros, "EUR"), null))
        .and(Account.stream(SELLERS), new AccountOpened(SELLER, "EUR"))
        .and(Account.stream(SHOPS), EUROS);
  }

  /** A paid and cancelled order, and what the seller and the shop hold now. */
  private static DeciderSpec cancelled(String seller, String shop) {
    return order(PLACED, PAID, CANCELLED)
        .and(Account.stream(BUYER), EUROS)
        .and(
            Account.stream(SELLERS),
            new AccountOpened(SELLER, "EUR"),
            new MoneyDeposited(Money.of(seller, "EUR"), null))
        .and(Account.stream(SHOPS), EUROS, new MoneyDeposited(Money.of(shop, "EUR"), null));
  }

  private static PayoutRefunded refunded(Refund refund, Money amount) {
    return new PayoutRefunded(
        refund.payoutId(), refund.transferId(), refund.from(), refund.to(), amount);
  }

  private static Change sent(UUID from, UUID transfer, UUID to, Money amount) {
    return new Change(Account.stream(from), new TransferSent(transfer, to, amount, REFERENCE));
  }

  private static Change received(UUID to, UUID transfer, UUID from, Money amount) {
    return new Change(Account.stream(to), new TransferReceived(transfer, from, amount, REFERENCE));
  }

  private static Change made(UUID transfer, UUID from, UUID to, Money amount) {
    return new Change(
        new StreamName("transfer", transfer), new TransferMade(from, to, amount, REFERENCE));
  }
}
