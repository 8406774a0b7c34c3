package dev.hindsight.query.order;

import static dev.hindsight.query.stack.Orders.BUYER;
import static dev.hindsight.query.stack.Orders.CART;
import static dev.hindsight.query.stack.Orders.LINES;
import static dev.hindsight.query.stack.Orders.TOTAL;
import static dev.hindsight.query.stack.Orders.TO_SELLER;
import static dev.hindsight.query.stack.Orders.TO_SHOP;
import static dev.hindsight.query.stack.Orders.paid;
import static dev.hindsight.query.stack.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.Event;
import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.OrderEvent.OrderPaymentRequested;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.events.OrderEvent.OrderRefunded;
import dev.hindsight.events.OrderEvent.OrderRejected;
import dev.hindsight.events.OrderEvent.PayoutRefunded;
import dev.hindsight.events.OrderEvent.RefundDeferred;
import dev.hindsight.events.Payout;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.testkit.ProjectionSpec;
import dev.hindsight.kit.testkit.TestEvents;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fold of an order. */
class OrderViewProjectionTest {

  private static final StreamName STREAM = new StreamName("order", CART);
  private static final UUID CUSTOMER = new UUID(4, 1);
  private static final UUID BACK = new UUID(5, 1);

  private final ProjectionSpec<OrderRow> order =
      ProjectionSpec.of(new OrderViewProjection(), STREAM);

  @Test
  void a_placed_order_waits_to_be_paid() {
    order
        .given(placed(CUSTOMER, null))
        .thenRow(row(OrderStatus.PLACED, null, List.of(), null, null, 1))
        .thenFacts();
  }

  @Test
  void the_account_that_is_to_pay_may_be_named_later() {
    order
        .given(placed(CUSTOMER, null), new OrderPaymentRequested(BUYER))
        .thenRow(row(OrderStatus.PLACED, BUYER, List.of(), null, null, 1));
  }

  @Test
  void a_paid_order_says_what_each_seller_got() {
    order
        .given(placed(CUSTOMER, BUYER), paid())
        .thenRow(
            row(
                OrderStatus.PAID,
                BUYER,
                List.of(share(TO_SELLER, null), share(TO_SHOP, null)),
                null,
                null,
                1));
  }

  @Test
  void a_rejected_order_says_why() {
    order
        .given(
            placed(CUSTOMER, BUYER), new OrderRejected("insufficient-funds", "1.00 is too little"))
        .thenRow(
            row(
                OrderStatus.REJECTED,
                BUYER,
                List.of(),
                "insufficient-funds",
                "1.00 is too little",
                1));
  }

  @Test
  void an_order_placed_again_begins_anew() {
    var smaller = new OrderPlaced(CART, CUSTOMER, null, LINES.subList(1, 2), LINES.get(1).value());

    order.given(placed(CUSTOMER, BUYER), new OrderRejected("account-closed", "it is"), smaller);

    order.thenRow(
        new OrderRow(
            OrderStatus.PLACED,
            CART,
            CUSTOMER,
            null,
            smaller.items(),
            smaller.total(),
            List.of(),
            null,
            null,
            time(3),
            3));
  }

  @Test
  void an_order_cancelled_before_it_was_paid_owes_nothing() {
    order
        .given(placed(CUSTOMER, null), new OrderCancelled(null))
        .thenRow(row(OrderStatus.CANCELLED, null, List.of(), null, null, 1));
  }

  @Test
  void of_a_cancelled_order_every_payout_is_to_come_back() {
    cancelledAfterPayment()
        .thenRow(cancelled(share(TO_SELLER, Refund.DUE), share(TO_SHOP, Refund.DUE)));
  }

  @Test
  void a_refund_that_waits_says_why_until_it_is_made() {
    cancelledAfterPayment()
        .given(new RefundDeferred(TO_SELLER.transferId(), 1, "insufficient-funds"))
        .given(new RefundDeferred(TO_SELLER.transferId(), 2, "account-closed"))
        .thenRow(
            cancelled(
                share(TO_SELLER, new Refund(Refund.Status.OUTSTANDING, 2, "account-closed", null)),
                share(TO_SHOP, Refund.DUE)));

    order
        .given(refunded(TO_SELLER))
        .thenRow(
            cancelled(
                share(TO_SELLER, new Refund(Refund.Status.REFUNDED, 2, null, BACK)),
                share(TO_SHOP, Refund.DUE)));
  }

  @Test
  void an_order_whose_payouts_are_all_back_is_refunded_and_still_says_why_it_was_cancelled() {
    cancelledAfterPayment()
        .given(refunded(TO_SELLER), refunded(TO_SHOP), new OrderRefunded(TOTAL))
        .thenRow(
            row(
                OrderStatus.REFUNDED,
                BUYER,
                List.of(share(TO_SELLER, made()), share(TO_SHOP, made())),
                "too late",
                null,
                1));
  }

  @Test
  void nothing_happens_to_an_order_that_nobody_placed() {
    for (Event event : List.of(paid(), new OrderCancelled(null), new OrderRefunded(TOTAL))) {
      ProjectionSpec.of(new OrderViewProjection(), STREAM).given(event).thenNoRow();
    }
  }

  @Test
  void what_comes_too_late_names_no_account_and_no_refund() {
    order.given(placed(CUSTOMER, BUYER), paid());
    var paid = Objects.requireNonNull(order.row());

    order.given(
        new OrderPaymentRequested(UUID.randomUUID()),
        new RefundDeferred(TO_SHOP.transferId(), 1, "insufficient-funds"),
        refunded(TO_SHOP));

    assertThat(order.row()).isEqualTo(paid);
  }

  private ProjectionSpec<OrderRow> cancelledAfterPayment() {
    return order.given(placed(CUSTOMER, BUYER), paid(), new OrderCancelled("too late"));
  }

  private static OrderRow cancelled(PaidShare... payouts) {
    return row(OrderStatus.CANCELLED, BUYER, List.of(payouts), "too late", null, 1);
  }

  private static OrderRow row(
      OrderStatus status,
      @Nullable UUID account,
      List<PaidShare> payouts,
      @Nullable String reason,
      @Nullable String detail,
      long placedAt) {
    return new OrderRow(
        status,
        CART,
        CUSTOMER,
        account,
        LINES,
        TOTAL,
        payouts,
        reason,
        detail,
        time(placedAt),
        placedAt);
  }

  private static PaidShare share(Payout payout, @Nullable Refund refund) {
    return new PaidShare(
        payout.transferId(), payout.sellerId(), payout.accountId(), payout.amount(), refund);
  }

  private static Refund made() {
    return new Refund(Refund.Status.REFUNDED, 0, null, BACK);
  }

  private static PayoutRefunded refunded(Payout payout) {
    return new PayoutRefunded(
        payout.transferId(), BACK, payout.accountId(), BUYER, payout.amount());
  }

  private static Instant time(long version) {
    return TestEvents.recorded(STREAM, version, placed(null, null)).envelope().occurredAt();
  }
}
