package dev.hindsight.command.order;

import static dev.hindsight.command.decider.DeciderSpec.given;
import static dev.hindsight.command.decider.DeciderSpec.givenNothing;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.decider.DeciderSpec;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.command.order.OrderCommand.CancelOrder;
import dev.hindsight.command.order.OrderCommand.PayOrder;
import dev.hindsight.command.order.OrderCommand.RefundOrder;
import dev.hindsight.command.order.OrderCommand.SettleOrder;
import dev.hindsight.events.AccountEvent.AccountOpened;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose an order is. */
class OrderOwnersTest {

  private static final UUID ORDER = new UUID(1, 1);
  private static final UUID ADA = new UUID(3, 1);
  private static final UUID BOB = new UUID(3, 2);
  private static final UUID BUYER = new UUID(4, 1);
  private static final UUID SHOPS = new UUID(4, 3);
  private static final Owner ADAS = new Owner.Customer(ADA);
  private static final Owner THE_SHOPS = new Owner.TheShop();
  private static final Money TOTAL = Money.of("10.00", "EUR");
  private static final Payout PAYOUT = new Payout(new UUID(5, 1), null, SHOPS, TOTAL);
  private static final OrderPaid PAID = new OrderPaid(BUYER, List.of(PAYOUT), TOTAL);
  private static final OrderCancelled CANCELLED = new OrderCancelled(null);
  private static final PayOrder PAY = new PayOrder(ORDER, BUYER);

  private static final List<OrderCommand> COMMANDS =
      List.of(
          new CancelOrder(ORDER, null),
          new SettleOrder(ORDER, BUYER, List.of(PAYOUT)),
          new RefundOrder(ORDER, List.of()),
          PAY);

  @Test
  void an_order_is_of_the_customer_who_placed_it_and_stays_theirs() {
    var deferred = new RefundDeferred(PAYOUT.transferId(), 1, "closed");
    var refunded = new PayoutRefunded(PAYOUT.transferId(), new UUID(6, 1), SHOPS, BUYER, TOTAL);
    for (var command : COMMANDS) {
      adas().touches(command, ADAS);
      adas(new OrderPaymentRequested(BUYER)).touches(command, ADAS);
      adas(PAID).touches(command, ADAS);
      adas(new OrderRejected("closed", "it is closed")).touches(command, ADAS);
      adas(CANCELLED).touches(command, ADAS);
      adas(PAID, CANCELLED).touches(command, ADAS);
      adas(PAID, CANCELLED, deferred).touches(command, ADAS);
      adas(PAID, CANCELLED, refunded).touches(command, ADAS);
      adas(PAID, CANCELLED, refunded, new OrderRefunded(TOTAL)).touches(command, ADAS);
      given(Order.stream(ORDER), placed(null)).touches(command, THE_SHOPS);
      givenNothing().touches(command);
    }
  }

  @Test
  void a_payment_touches_the_account_that_is_to_pay_as_well() {
    adas()
        .and(Account.stream(BUYER), new AccountOpened(BOB, "EUR"))
        .touches(PAY, ADAS, new Owner.Customer(BOB));
    adas().and(Account.stream(BUYER), new AccountOpened(null, "EUR")).touches(PAY, ADAS, THE_SHOPS);
  }

  private static OrderPlaced placed(@Nullable UUID customer) {
    return new OrderPlaced(ORDER, customer, null, List.of(), TOTAL);
  }

  private static DeciderSpec adas(OrderEvent... since) {
    return given(Order.stream(ORDER), placed(ADA)).and(Order.stream(ORDER), since);
  }
}
