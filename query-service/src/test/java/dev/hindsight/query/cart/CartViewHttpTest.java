package dev.hindsight.query.cart;

import static dev.hindsight.query.stack.Answers.get;
import static dev.hindsight.query.stack.Answers.getParked;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.hindsight.events.CartEvent.CartAbandoned;
import dev.hindsight.events.CartEvent.CartCheckedOut;
import dev.hindsight.events.CartEvent.CartGivenBack;
import dev.hindsight.events.CartEvent.CartItemQuantityChanged;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Carts from the topic to the answer. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class CartViewHttpTest {

  private static final UUID PHONE = UUID.fromString("01970000-0000-7000-8000-00000000000a");

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final UUID id = UUID.randomUUID();
  private final StreamName cart = new StreamName("cart", id);

  @Test
  void a_cart_is_answered_with_its_lines_and_their_sum() {
    var customer = UUID.randomUUID();

    var token = relay.append(cart, new CartOpened(customer), phones(2, "12.50"));

    get("/carts", id, token)
        .statusCode(200)
        .contentType("application/json")
        .header("ETag", "\"2\"")
        .header("Cache-Control", "no-cache")
        .header("Projection-Position", notNullValue())
        .body("id", equalTo(id.toString()))
        .body("version", equalTo(2))
        .body("status", equalTo("open"))
        .body("customerId", equalTo(customer.toString()))
        .body("items", hasSize(1))
        .body("items[0].listingId", equalTo(PHONE.toString()))
        .body("items[0].title", equalTo("Phone"))
        .body("items[0].brand", equalTo("acme"))
        .body("items[0].containsKey('category')", equalTo(false))
        .body("items[0].quantity", equalTo(2))
        .body("items[0].unitPrice.amount", equalTo("12.50"))
        .body("items[0].unitPrice.currency", equalTo("EUR"))
        .body("total.amount", equalTo("25.00"))
        .body("total.currency", equalTo("EUR"))
        .body("containsKey('stale')", equalTo(false));
  }

  @Test
  void an_empty_cart_costs_nothing_in_the_configured_currency() {
    var token = relay.append(cart, new CartOpened(null));

    get("/carts", id, token)
        .statusCode(200)
        .body("containsKey('customerId')", equalTo(false))
        .body("items", hasSize(0))
        .body("total.amount", equalTo("0.00"))
        .body("total.currency", equalTo("EUR"));
  }

  @Test
  void a_cart_that_was_checked_out_says_so_and_keeps_its_lines() {
    relay.append(cart, new CartOpened(null), phones(1, "3.00"));

    var token = relay.append(cart, new CartCheckedOut(null, List.of(), Money.of("3.00", "EUR")));

    get("/carts", id, token)
        .body("version", equalTo(3))
        .body("status", equalTo("checked-out"))
        .body("orderId", equalTo(id.toString()))
        .body("items", hasSize(1));
  }

  @Test
  void a_cart_that_was_given_back_is_open_and_has_no_order() {
    var line = new CartLine(PHONE, "Phone", null, null, 1, Money.of("3.00", "EUR"));
    relay.append(cart, new CartOpened(null), phones(1, "3.00"));

    var token =
        relay.append(
            cart,
            new CartCheckedOut(null, List.of(line), line.value()),
            new CartGivenBack(id, "insufficient-funds", List.of(line), line.value()));

    get("/carts", id, token)
        .body("version", equalTo(4))
        .body("status", equalTo("open"))
        .body("containsKey('orderId')", equalTo(false))
        .body("items", hasSize(1))
        .body("total.amount", equalTo("3.00"));
  }

  @Test
  void a_cart_that_was_left_behind_says_so() {
    var token = relay.append(cart, new CartOpened(null), new CartAbandoned(List.of(), null));

    get("/carts", id, token).body("version", equalTo(2)).body("status", equalTo("abandoned"));
  }

  @Test
  void who_has_the_newest_version_is_told_so_without_a_body() {
    var token = relay.append(cart, new CartOpened(null));
    get("/carts", id, token).statusCode(200);

    for (var tags : List.of("\"1\"", "\"7\", \"1\"", "W/\"1\"", "*")) {
      given()
          .header("If-None-Match", tags)
          .get("/carts/{id}", id)
          .then()
          .statusCode(304)
          .header("ETag", "\"1\"")
          .body(equalTo(""));
    }
    given().header("If-None-Match", "\"2\"").get("/carts/{id}", id).then().statusCode(200);
  }

  @Test
  void head_answers_the_same_without_a_body() {
    var token = relay.append(cart, new CartOpened(null));
    get("/carts", id, token).statusCode(200);

    given()
        .head("/carts/{id}", id)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body(equalTo(""));
  }

  @Test
  void a_cart_whose_stream_is_parked_is_answered_as_stale_and_never_as_unchanged() {
    relay.append(cart, new CartOpened(null), phones(1, "3.00"));

    var token =
        relay.appendBroken(
            cart,
            new CartItemQuantityChanged(PHONE, "Phone", null, null, 1, 2, Money.of("3.00", "EUR")));

    getParked("/carts", id, token).body("version", equalTo(2)).body("stale", equalTo(true));
    given().header("If-None-Match", "\"2\"").get("/carts/{id}", id).then().statusCode(200);
  }

  @Test
  void a_token_that_is_not_reached_in_time_is_a_503_that_says_when_to_come_back() {
    relay.append(cart, new CartOpened(null));

    given()
        .header("Consistency-Token", relay.tokenOfTheFuture(cart))
        .header("Prefer", "wait=1")
        .get("/carts/{id}", id)
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .contentType("application/problem+json")
        .body("type", equalTo("https://hindsight.dev/problems/not-fresh-yet"));
  }

  @Test
  void an_unknown_cart_is_a_404_problem() {
    given()
        .get("/carts/{id}", id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("https://hindsight.dev/problems/not-found"))
        .body("detail", equalTo("There is no cart " + id + "."))
        .body("stackTrace", nullValue());
  }

  @Test
  void an_id_that_is_no_uuid_is_a_400_problem_that_names_it() {
    for (var text : List.of("1", "1-1-1-1-1", "null")) {
      given()
          .get("/carts/{id}", text)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("type", equalTo("https://hindsight.dev/problems/malformed"))
          .body("field", equalTo("id"));
    }
  }

  private static ItemAddedToCart phones(int pieces, String price) {
    return new ItemAddedToCart(PHONE, "Phone", "acme", null, pieces, Money.of(price, "EUR"));
  }
}
