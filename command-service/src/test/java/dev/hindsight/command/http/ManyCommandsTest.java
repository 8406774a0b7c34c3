package dev.hindsight.command.http;

import static dev.hindsight.command.http.CommandLines.addItem;
import static dev.hindsight.command.http.CommandLines.assertAccepted;
import static dev.hindsight.command.http.CommandLines.line;
import static dev.hindsight.command.http.CommandLines.openCart;
import static dev.hindsight.command.http.CommandLines.postListing;
import static dev.hindsight.command.http.Doors.account;
import static dev.hindsight.command.http.Doors.get;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code POST /commands}: many commands of one request, answered while it is still open. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class ManyCommandsTest {

  @Test
  void each_line_is_answered_before_the_next_is_sent() throws Exception {
    var listing = UUID.randomUUID();
    var cart = UUID.randomUUID();

    try (var call = new StreamingCall()) {
      call.send(postListing(listing, "12.00"));
      assertAccepted(call.answer(), 1, "listing-" + listing);
      call.send(openCart(cart));
      assertAccepted(call.answer(), 2, "cart-" + cart);
      call.send(addItem(cart, listing));
      assertAccepted(call.answer(), 3, "cart-" + cart);
      call.finish();
      assertThat(call.isAtItsEnd()).isTrue();
      assertThat(call.head())
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("content-type: application/x-ndjson");
    }
  }

  @Test
  void what_the_importer_sends_is_understood() throws Exception {
    var listing = UUID.randomUUID();
    var cart = UUID.randomUUID();
    var when = "\"occurredAt\":\"2019-10-01T00:00:00Z\"";

    try (var call = new StreamingCall()) {
      call.send(
          """
          {"command":"PostListing","key":"%1$s","data":{"id":"%1$s","title":"Shoes","brand":"Acme",\
          "category":"a.b","price":{"amount":"35.79","currency":"USD"},%3$s}}
          {"command":"ChangeListingPrice","data":{"listingId":"%1$s",\
          "price":{"amount":"33.20","currency":"USD"},%3$s}}
          {"command":"OpenCart","data":{"id":"%2$s",%3$s}}
          {"command":"AddItemToCart","data":{"cartId":"%2$s","listingId":"%1$s","quantity":1,%3$s}}
          {"command":"RemoveItemFromCart","data":{"cartId":"%2$s","listingId":"%1$s",%3$s}}
          {"command":"RemoveItemFromCart","data":{"cartId":"%2$s","listingId":"%1$s",%3$s}}
          {"command":"CheckOutCart","data":{"cartId":"%2$s",%3$s}}
          """
              .formatted(listing, cart, when));
      call.finish();

      for (int line = 1; line <= 5; line++) {
        assertThat(call.answer().path("status").intValue()).isEqualTo(202);
      }
      var refused = call.answer();
      assertThat(refused.path("line").intValue()).isEqualTo(6);
      assertThat(refused.path("status").intValue()).isEqualTo(409);
      assertThat(refused.path("type").textValue())
          .isEqualTo("https://hindsight.dev/problems/item-not-in-cart");
      assertThat(refused.path("title").textValue()).isNotBlank();
      assertThat(refused.path("detail").textValue()).isNotBlank();
      assertThat(call.answer().path("type").textValue()).endsWith("cart-empty");
    }
    var events = get("/streams/cart-" + cart).json();
    assertThat(events).hasSize(3);
    assertThat(events.path(1).path("time").textValue()).isEqualTo("2019-10-01T00:00:00Z");
  }

  @Test
  void a_line_is_answered_as_its_own_path_would_answer() throws Exception {
    var unknown = UUID.randomUUID();
    var own = send("POST", "/carts/" + unknown + "/checkout", (String) null);

    try (var call = new StreamingCall()) {
      call.send(line("CheckOutCart", "{\"cartId\":\"" + unknown + "\"}"));
      call.send(line("AddItemToCart", "{\"cartId\":\"x\",\"quantity\":-1}"));
      call.finish();

      var answer = call.answer();
      assertThat(answer.path("status")).isEqualTo(own.json().path("status"));
      assertThat(answer.path("type")).isEqualTo(own.json().path("type"));
      assertThat(answer.path("detail")).isEqualTo(own.json().path("detail"));
      assertThat(call.answer().path("errors")).hasSize(3);
    }
  }

  @Test
  void bad_lines_are_answered_in_their_place_and_the_rest_goes_on() throws Exception {
    var cart = UUID.randomUUID();

    try (var call = new StreamingCall()) {
      call.send("{nonsense\n[]\n{\"data\":{}}\n{\"command\":7}\n");
      call.send(line("Explode", "{}"));
      call.send("{\"command\":\"OpenCart\",\"data\":[]}\n{\"command\":\"OpenCart\",\"x\":1}\n");
      call.send("{\"command\":\"OpenCart\",\"key\":\" \"}\n\u0001\n");
      call.send(openCart(cart));
      call.finish();

      for (int line = 1; line <= 9; line++) {
        var answer = call.answer();
        assertThat(answer.path("line").intValue()).isEqualTo(line);
        assertThat(answer.path("status").intValue()).as("line %d", line).isEqualTo(400);
        if (line == 5) {
          assertThat(answer.path("detail").textValue()).contains("AddItemToCart", "OpenCart");
        }
      }
      assertAccepted(call.answer(), 10, "cart-" + cart);
      assertThat(call.isAtItsEnd()).isTrue();
    }
  }

  @Test
  void blank_lines_are_passed_over_and_counted() throws Exception {
    var cart = UUID.randomUUID();

    try (var call = new StreamingCall()) {
      call.send("\n  \r\n\n" + openCart(cart).replace("\n", "\r\n"));
      call.finish();

      assertAccepted(call.answer(), 4, "cart-" + cart);
      assertThat(call.isAtItsEnd()).isTrue();
    }
  }

  @Test
  void a_last_line_needs_no_newline_and_a_line_may_come_in_pieces() throws Exception {
    var cart = UUID.randomUUID();
    var line = openCart(cart).strip();

    try (var call = new StreamingCall()) {
      call.send(line.substring(0, 10));
      call.send(line.substring(10));
      call.finish();

      assertAccepted(call.answer(), 1, "cart-" + cart);
      assertThat(call.isAtItsEnd()).isTrue();
    }
  }

  @Test
  void an_empty_request_has_an_empty_answer() throws Exception {
    try (var call = new StreamingCall()) {
      call.finish();

      assertThat(call.head()).startsWith("HTTP/1.1 200");
      assertThat(call.isAtItsEnd()).isTrue();
    }
  }

  @Test
  void each_line_has_a_key_of_its_own() throws Exception {
    var account = account("10.00");
    var key = UUID.randomUUID().toString();
    var deposit =
        "{\"command\":\"DepositMoney\",\"key\":\"%s\",\"data\":{\"accountId\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"EUR\"}}}\n";

    try (var call = new StreamingCall()) {
      call.send(deposit.formatted(key, account, "1.00"));
      call.send(deposit.formatted(key, account, "1.00"));
      call.send(deposit.formatted(key, account, "2.00"));
      call.finish();

      var first = call.answer();
      var again = call.answer();
      assertThat(first.has("replayed")).isFalse();
      assertThat(again.path("replayed").booleanValue()).isTrue();
      assertThat(again.path("commandId")).isEqualTo(first.path("commandId"));
      assertThat(call.answer().path("status").intValue()).isEqualTo(422);
    }
    var own =
        post("/accounts/" + account + "/deposits", Doors.amount("1.00"), "Idempotency-Key", key);
    assertThat(own.accepted().header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void headers_about_one_command_do_not_apply_to_the_lines() throws Exception {
    var carts = new UUID[] {UUID.randomUUID(), UUID.randomUUID()};

    try (var call =
        new StreamingCall("If-Match: \"7\"", "Idempotency-Key: one", "Correlation-Id: import")) {
      call.send(openCart(carts[0]));
      call.send(openCart(carts[1]));
      call.finish();

      assertAccepted(call.answer(), 1, "cart-" + carts[0]);
      assertAccepted(call.answer(), 2, "cart-" + carts[1]);
    }
    var event = get("/streams/cart-" + carts[0]).json().path(0);
    assertThat(event.path("correlationid").textValue()).isEqualTo("import");
  }

  @Test
  void a_customer_is_there_for_the_lines_behind() throws Exception {
    var account = UUID.randomUUID();

    try (var call = new StreamingCall()) {
      var lines = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        var customer = UUID.randomUUID();
        lines
            .append(
                line(
                    "RegisterCustomer",
                    "{\"id\":\"%s\",\"name\":\"A\",\"email\":\"%s@x.test\"}"
                        .formatted(customer, customer)))
            .append(line("OpenCart", "{\"customerId\":\"" + customer + "\"}"));
      }
      call.send(lines + line("OpenAccount", "{\"id\":\"" + account + "\",\"currency\":\"EUR\"}"));
      call.finish();

      for (int i = 0; i < 41; i++) {
        assertThat(call.answer().path("status").intValue()).isEqualTo(202);
      }
    }
  }

  @Test
  void another_content_type_is_refused() {
    for (var type : new String[] {null, "application/json", "application/x-ndjsonx"}) {
      send("POST", "/commands", BodyPublishers.ofString(openCart(UUID.randomUUID())), type)
          .problem(415, "unsupported-media-type");
    }
    var withCharset = "Application/X-NDJSON; charset=utf-8";
    var answer =
        send(
            "POST", "/commands", BodyPublishers.ofString(openCart(UUID.randomUUID())), withCharset);
    assertThat(answer.status()).isEqualTo(200);
  }
}
