package dev.hindsight.query.purchases;

import static dev.hindsight.query.stack.Orders.BUYER;
import static dev.hindsight.query.stack.Orders.placed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.OrderEvent.OrderRejected;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.Keys;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer's orders, from the topic to pages of answers. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class PurchasesHttpTest {

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final UUID customer = Keys.customer();

  @Test
  void pages_hold_each_order_of_the_customer_once_and_the_newest_first() {
    var wanted = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      wanted.addFirst(place(customer, UUID.randomUUID()));
      place(Keys.customer(), UUID.randomUUID());
      place(null, UUID.randomUUID());
    }

    var found = new ArrayList<String>();
    var pages = 0;
    @Nullable String next = null;
    do {
      var page = page("?limit=3" + (next == null ? "" : "&after=" + next));
      found.addAll(page.getList("orders.id"));
      next = page.getString("next");
      pages++;
    } while (next != null);

    assertThat(found).isEqualTo(wanted);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void a_page_that_is_just_full_is_the_last() {
    for (int i = 0; i < 3; i++) {
      place(customer, UUID.randomUUID());
    }

    var page = page("?limit=3");

    assertThat(page.getList("orders")).hasSize(3);
    assertThat(page.getMap("")).doesNotContainKey("next");
  }

  @Test
  void an_order_that_was_placed_again_is_the_newest() {
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();
    place(customer, first);
    place(customer, second);
    assertThat(ids()).containsExactly(second.toString(), first.toString());

    relay.append(stream(first), new OrderRejected("insufficient-funds", "too little"));
    place(customer, first);

    assertThat(ids()).containsExactly(first.toString(), second.toString());
    assertThat(page("").getString("orders[0].status")).isEqualTo("placed");
  }

  @Test
  void a_customer_without_orders_has_an_empty_page_at_once() {
    var key = Keys.of(customer);
    var token =
        relay.append(
            new StreamName("customer", customer),
            new CustomerRegistered(
                key.seal("name", "Ada"), key.seal("email", "ada@example.org"), null));

    orders(token)
        .statusCode(200)
        .header("Projection-Position", notNullValue())
        .body("orders", hasSize(0))
        .body("containsKey('next')", equalTo(false));
  }

  @Test
  void an_unknown_customer_is_a_404_problem() {
    given()
        .get("/customers/{id}/orders", customer)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", equalTo("There is no customer " + customer + "."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "after=x", "after=-1", "after=1e3"})
  void bad_parameters_are_400_problems_that_name_them(String query) {
    given()
        .get("/customers/" + customer + "/orders?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(query.substring(0, query.indexOf('='))));
  }

  private String place(@Nullable UUID whose, UUID id) {
    var token = relay.append(stream(id), placed(whose, BUYER));
    given()
        .header("Consistency-Token", token)
        .header("Prefer", "wait=20")
        .get("/orders/{id}", id)
        .then()
        .statusCode(200);
    return id.toString();
  }

  private List<String> ids() {
    return page("").getList("orders.id");
  }

  private JsonPath page(String query) {
    return given()
        .get("/customers/" + customer + "/orders" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private ValidatableResponse orders(String token) {
    return given()
        .header("Consistency-Token", token)
        .header("Prefer", "wait=20")
        .get("/customers/{id}/orders", customer)
        .then();
  }

  private static StreamName stream(UUID order) {
    return new StreamName("order", order);
  }
}
