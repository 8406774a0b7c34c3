package dev.hindsight.query.order;

import static dev.hindsight.query.stack.Answers.get;
import static dev.hindsight.query.stack.Answers.getParked;
import static dev.hindsight.query.stack.Orders.BUYER;
import static dev.hindsight.query.stack.Orders.CART;
import static dev.hindsight.query.stack.Orders.SELLER;
import static dev.hindsight.query.stack.Orders.TOTAL;
import static dev.hindsight.query.stack.Orders.TO_SELLER;
import static dev.hindsight.query.stack.Orders.TO_SHOP;
import static dev.hindsight.query.stack.Orders.paid;
import static dev.hindsight.query.stack.Orders.placed;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.OrderEvent.OrderRefunded;
import dev.hindsight.events.OrderEvent.OrderRejected;
import dev.hindsight.events.OrderEvent.PayoutRefunded;
import dev.hindsight.events.OrderEvent.RefundDeferred;
import dev.hindsight.events.Payout;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders from the topic to the answer. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class OrderViewHttpTest {

  private static final UUID BACK = new UUID(5, 1);

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final UUID id = UUID.randomUUID();
  private final StreamName order = new StreamName("order", id);

  @Test
  void a_placed_order_is_answered_with_its_lines_and_no_account() {
    var customer = UUID.randomUUID();

    var token = relay.append(order, placed(customer, null));

    get("/orders", id, token)
        .statusCode(200)
        .contentType("application/json")
        .header("ETag", "\"1\"")
        .header("Projection-Position", notNullValue())
        .body("id", equalTo(id.toString()))
        .body("version", equalTo(1))
        .body("status", equalTo("placed"))
        .body("cartId", equalTo(CART.toString()))
        .body("customerId", equalTo(customer.toString()))
        .body("placedAt", notNullValue())
        .body("items", hasSize(2))
        .body("items[0].title", equalTo("A lamp"))
        .body("items[0].unitPrice.amount", equalTo("24.50"))
        .body("total.amount", equalTo("50.25"))
        .body("total.currency", equalTo("EUR"))
        .body("payouts", hasSize(0))
        .body("containsKey('accountId')", equalTo(false))
        .body("containsKey('rejection')", equalTo(false))
        .body("containsKey('cancellation')", equalTo(false))
        .body("containsKey('stale')", equalTo(false));
  }

  @Test
  void a_paid_order_is_answered_with_what_its_sellers_got() {
    var token = relay.append(order, placed(null, BUYER), paid());

    get("/orders", id, token)
        .body("status", equalTo("paid"))
        .body("accountId", equalTo(BUYER.toString()))
        .body("containsKey('customerId')", equalTo(false))
        .body("payouts", hasSize(2))
        .body("payouts[0].sellerId", equalTo(SELLER.toString()))
        .body("payouts[0].accountId", equalTo(TO_SELLER.accountId().toString()))
        .body("payouts[0].amount.amount", equalTo("49.00"))
        .body("payouts[0].containsKey('refund')", equalTo(false))
        .body("payouts[1].containsKey('sellerId')", equalTo(false));
  }

  @Test
  void a_rejected_order_says_why_until_it_is_placed_again() {
    var rejected =
        relay.append(
            order, placed(null, BUYER), new OrderRejected("insufficient-funds", "1.00 EUR left"));

    get("/orders", id, rejected)
        .body("status", equalTo("rejected"))
        .body("rejection.reason", equalTo("insufficient-funds"))
        .body("rejection.detail", equalTo("1.00 EUR left"));

    get("/orders", id, relay.append(order, placed(null, BUYER)))
        .header("ETag", "\"3\"")
        .body("status", equalTo("placed"))
        .body("containsKey('rejection')", equalTo(false));
  }

  @Test
  void refunds_of_a_cancelled_order_are_told_one_by_one() {
    relay.append(order, placed(null, BUYER), paid(), new OrderCancelled("ordered by mistake"));
    var waiting =
        relay.append(
            order,
            new RefundDeferred(TO_SELLER.transferId(), 1, "insufficient-funds"),
            refunded(TO_SHOP));

    get("/orders", id, waiting)
        .body("status", equalTo("cancelled"))
        .body("cancellation.reason", equalTo("ordered by mistake"))
        .body("payouts[0].refund.status", equalTo("outstanding"))
        .body("payouts[0].refund.attempts", equalTo(1))
        .body("payouts[0].refund.reason", equalTo("insufficient-funds"))
        .body("payouts[1].refund.status", equalTo("refunded"))
        .body("payouts[1].refund.transferId", equalTo(BACK.toString()))
        .body("payouts[1].refund.containsKey('reason')", equalTo(false));

    get("/orders", id, relay.append(order, refunded(TO_SELLER), new OrderRefunded(TOTAL)))
        .body("status", equalTo("refunded"))
        .body("cancellation.reason", equalTo("ordered by mistake"))
        .body("payouts.refund.status", hasSize(2))
        .body("payouts[0].refund.status", equalTo("refunded"))
        .body("payouts[0].refund.containsKey('reason')", equalTo(false));
  }

  @Test
  void who_has_the_newest_version_is_told_so_without_a_body() {
    get("/orders", id, relay.append(order, placed(null, null))).statusCode(200);

    given().header("If-None-Match", "\"1\"").get("/orders/{id}", id).then().statusCode(304);
  }

  @Test
  void an_order_whose_stream_is_parked_is_answered_as_stale() {
    relay.append(order, placed(null, null));

    var token = relay.appendBroken(order, new OrderCancelled(null));

    getParked("/orders", id, token).body("version", equalTo(1)).body("stale", equalTo(true));
  }

  @Test
  void an_unknown_order_is_a_404_problem() {
    given()
        .get("/orders/{id}", id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", equalTo("There is no order " + id + "."));
  }

  private static PayoutRefunded refunded(Payout payout) {
    return new PayoutRefunded(
        payout.transferId(), BACK, payout.accountId(), BUYER, payout.amount());
  }
}
