package dev.hindsight.query.history;

import static dev.hindsight.query.stack.Answers.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.Event;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of an entity, page by page. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class HistoryHttpTest {

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final UUID id = UUID.randomUUID();
  private final StreamName cart = new StreamName("cart", id);

  @Test
  void an_event_is_told_as_it_is_in_the_topic() {
    var customer = UUID.randomUUID();
    get("/carts", id, relay.append(cart, new CartOpened(customer))).statusCode(200);

    given()
        .get("/carts/{id}/history", id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id.toString()))
        .body("version", equalTo(1))
        .body("events", hasSize(1))
        .body("events[0].specversion", equalTo("1.0"))
        .body("events[0].type", equalTo("hindsight.cart.opened.v1"))
        .body("events[0].source", equalTo("urn:hindsight:log"))
        .body("events[0].subject", equalTo(cart.toString()))
        .body("events[0].streamversion", equalTo(1))
        .body("events[0].correlationid", equalTo("test"))
        .body("events[0].dataschema", equalTo("https://hindsight.dev/schemas/cart/opened.v1.json"))
        .body("events[0].data", equalTo(java.util.Map.of("customerId", customer.toString())))
        .body("containsKey('next')", equalTo(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oldest", "newest"})
  void pages_hold_each_event_once_also_while_more_are_appended(String order) {
    append(23);

    var found = new ArrayList<Integer>();
    var after = "";
    do {
      var page =
          given()
              .get("/carts/" + id + "/history?limit=5&order=" + order + after)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      found.addAll(page.getList("events.streamversion", Integer.class));
      var next = page.getString("next");
      after = next == null ? "" : "&after=" + next;
      if (found.size() == 10) {
        get("/carts", id, relay.append(cart, RandomCarts.events(3, 2).getLast())).statusCode(200);
      }
    } while (!after.isEmpty());

    var ascending = order.equals("oldest");
    assertThat(found)
        .isEqualTo(
            IntStream.range(0, ascending ? 24 : 23)
                .mapToObj(i -> ascending ? i + 1 : 23 - i)
                .toList());
  }

  @Test
  void behind_the_last_event_there_is_an_empty_page_but_only_of_what_is_there() {
    append(2);

    given()
        .get("/carts/{id}/history?after=2", id)
        .then()
        .statusCode(200)
        .body("events", hasSize(0));
    given()
        .get("/carts/{id}/history", UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "order=best", "after=x", "after=0"})
  void bad_parameters_are_400_problems_that_name_them(String query) {
    given()
        .get("/carts/{id}/history?" + query, id)
        .then()
        .statusCode(400)
        .body("field", equalTo(query.substring(0, query.indexOf('='))));
  }

  private void append(int events) {
    var token = relay.append(cart, RandomCarts.events(9, events).toArray(Event[]::new));
    given()
        .header("Consistency-Token", token)
        .header("Prefer", "wait=20")
        .get("/carts/{id}/history", id)
        .then()
        .statusCode(200)
        .body("version", equalTo(events));
  }
}
