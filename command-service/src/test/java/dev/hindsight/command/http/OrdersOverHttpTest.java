package dev.hindsight.command.http;

import static dev.hindsight.command.http.CommandLines.line;
import static dev.hindsight.command.http.Doors.account;
import static dev.hindsight.command.http.Doors.cart;
import static dev.hindsight.command.http.Doors.item;
import static dev.hindsight.command.http.Doors.listing;
import static dev.hindsight.command.http.Doors.number;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders at their doors. None of it depends on whether the processes are at work meanwhile. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class OrdersOverHttpTest {

  @Test
  void a_checkout_answers_with_the_stream_of_the_order() {
    var cart = filled("10.00");

    var answer = checkOut(cart);

    var events = answer.json().path("events");
    assertThat(answer.json().path("stream").textValue()).isEqualTo("cart-" + cart);
    assertThat(events).hasSize(2);
    assertThat(events.path(0).path("type").textValue()).isEqualTo("hindsight.cart.checked-out.v1");
    assertThat(events.path(0).path("stream").textValue()).isEqualTo("cart-" + cart);
    assertThat(events.path(1).path("type").textValue()).isEqualTo("hindsight.order.placed.v1");
    assertThat(events.path(1).path("stream").textValue()).isEqualTo("order-" + cart);
    assertThat(events.path(1).path("version").longValue()).isEqualTo(1);
    var token = answer.headers().firstValue("Consistency-Token").orElseThrow();
    assertThat(new String(Base64.getUrlDecoder().decode(token), UTF_8))
        .contains("cart-" + cart + "@", "order-" + cart + "@");
  }

  @Test
  void a_checkout_names_an_open_account_of_its_currency() {
    var cart = filled("10.00");
    var dollars = UUID.randomUUID();
    post("/accounts", "{\"id\":\"%s\",\"currency\":\"USD\"}".formatted(dollars)).accepted();
    var closed = UUID.randomUUID();
    post("/accounts", "{\"id\":\"%s\",\"currency\":\"EUR\"}".formatted(closed)).accepted();
    send("DELETE", "/accounts/" + closed, null).accepted();
    var path = "/carts/" + cart + "/checkout";

    post(path, by(UUID.randomUUID())).problem(404, "unknown-account");
    var refused = post(path, by(dollars)).problem(409, "other-currency");
    post(path, by(closed)).problem(409, "account-closed");

    assertThat(refused.json().path("errors").path(0).path("pointer").textValue())
        .isEqualTo("/accountId");
    assertThat(eventsOf(cart)).isZero();
  }

  @Test
  void an_order_is_paid_by_an_account_that_holds_enough() {
    var order = placed("10.00");
    var path = "/orders/" + order + "/payment";

    var refused = post(path, by(account("9.99"))).problem(409, "insufficient-funds");
    post(path, by(UUID.randomUUID())).problem(404, "unknown-account");
    assertThat(eventsOf(order)).isEqualTo(1);
    var paid = post(path, by(account("10.00"))).accepted();

    assertThat(refused.json().path("errors").path(0).path("pointer").textValue())
        .isEqualTo("/accountId");
    assertThat(paid.header("Location")).isEqualTo("/orders/" + order);
    assertThat(paid.header("ETag")).isEqualTo("\"2\"");
    assertThat(paid.json().path("events").path(0).path("type").textValue())
        .isEqualTo("hindsight.order.payment-requested.v1");
  }

  @Test
  void an_order_is_cancelled_once_and_then_not_paid() {
    var order = placed("10.00");
    var path = "/orders/" + order;

    var cancelled = post(path + "/cancellation", "{\"reason\":\"too slow\"}").accepted();
    var again = send("POST", path + "/cancellation", (String) null).accepted();
    post(path + "/payment", by(account("10.00"))).problem(409, "order-cancelled");

    assertThat(cancelled.json().path("events").path(0).path("type").textValue())
        .isEqualTo("hindsight.order.cancelled.v1");
    assertThat(again.json().path("events")).isEmpty();
    assertThat(eventsOf(order)).isEqualTo(2);
  }

  @Test
  void bad_input_leaves_nothing_behind() {
    var order = placed("10.00");
    var path = "/orders/" + order;
    var account = account("10.00");

    post("/orders/nonsense/payment", by(account)).problem(400, "malformed");
    var missing = post(path + "/payment", "{}").problem(400, "malformed");
    post(path + "/payment", "{\"accountId\":7}").problem(400, "malformed");
    post(path + "/payment", "{\"accountId\":\"%s\",\"x\":1}".formatted(account))
        .problem(400, "malformed");
    post(path + "/cancellation", "{\"reason\":\" \"}").problem(400, "malformed");
    post(path + "/cancellation", "{\"reason\":\"%s\"}".formatted("x".repeat(501)))
        .problem(400, "malformed");
    var unknown = UUID.randomUUID();
    post("/orders/" + unknown + "/payment", by(account)).problem(404, "unknown-order");
    post("/orders/" + unknown + "/cancellation", "{}").problem(404, "unknown-order");
    send("POST", path + "/cancellation", null, "If-Match", "\"9\"").problem(412, "other-version");

    assertThat(missing.json().path("errors").path(0).path("pointer").textValue())
        .isEqualTo("/accountId");
    assertThat(eventsOf(order)).isEqualTo(1);
    assertThat(eventsOf(unknown)).isZero();
  }

  @Test
  void many_commands_at_once_pay_and_cancel_orders_and_take_no_step_of_a_process()
      throws Exception {
    var order = placed("10.00");
    var account = account("10.00");
    var cart = filled("5.00");

    try (var call = new StreamingCall()) {
      call.send(line("CheckOutCart", "{\"cartId\":\"%s\"}".formatted(cart)));
      call.send(
          line("PayOrder", "{\"orderId\":\"%s\",\"accountId\":\"%s\"}".formatted(order, account)));
      call.send(line("CancelOrder", "{\"orderId\":\"%s\",\"reason\":\"x\"}".formatted(cart)));
      for (var step : new String[] {"SettleOrder", "RejectOrder", "RefundOrder", "AbandonCart"}) {
        call.send(line(step, "{\"orderId\":\"%s\"}".formatted(order)));
      }
      call.finish();

      var placed = call.answer();
      assertThat(placed.path("events").path(1).path("stream").textValue())
          .isEqualTo("order-" + cart);
      for (var stream : new UUID[] {order, cart}) {
        var answer = call.answer();
        assertThat(answer.path("status").intValue()).as("%s", answer).isEqualTo(202);
        assertThat(answer.path("stream").textValue()).isEqualTo("order-" + stream);
      }
      for (int step = 0; step < 4; step++) {
        assertThat(call.answer().path("status").intValue()).isEqualTo(400);
      }
    }
  }

  /** A cart with one thing at this price, and nothing else. */
  private static UUID filled(String price) {
    var cart = cart();
    post("/carts/" + cart + "/items", item(listing(price), 1)).accepted();
    return cart;
  }

  /** An order over so much that waits for an account. */
  private static UUID placed(String price) {
    var cart = filled(price);
    checkOut(cart);
    return cart;
  }

  private static Answer checkOut(UUID cart) {
    return send("POST", "/carts/" + cart + "/checkout", (String) null).accepted();
  }

  private static String by(UUID account) {
    return "{\"accountId\":\"%s\"}".formatted(account);
  }

  private static long eventsOf(UUID order) {
    return number("SELECT count(*) FROM events WHERE stream = 'order-" + order + "'");
  }
}
