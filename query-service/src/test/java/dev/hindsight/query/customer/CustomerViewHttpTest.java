package dev.hindsight.query.customer;

import static dev.hindsight.query.stack.Answers.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.Keys;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Customers from the topic to the answer. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class CustomerViewHttpTest {

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  @Inject Pool pool;

  @Test
  void a_customer_is_answered_in_plain_text() {
    var id = Keys.customer();

    var token = register(id);

    get("/customers", id, token)
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("id", equalTo(id.toString()))
        .body("status", equalTo("registered"))
        .body("name", equalTo("Ada Lovelace"))
        .body("email", equalTo("ada@example.org"))
        .body("containsKey('erased')", equalTo(false));
  }

  @Test
  void a_customer_whose_key_is_destroyed_has_no_name_any_more() {
    var id = Keys.erasedCustomer();

    var token = register(id);

    get("/customers", id, token)
        .statusCode(200)
        .body("status", equalTo("registered"))
        .body("erased", equalTo(true))
        .body("containsKey('name')", equalTo(false))
        .body("containsKey('email')", equalTo(false));
  }

  @Test
  void the_store_holds_no_personal_field_in_plain_text() {
    var id = Keys.customer();
    get("/customers", id, register(id)).statusCode(200);

    var row =
        pool.preparedQuery("SELECT customers::text AS whole FROM customers WHERE id = $1")
            .execute(Tuple.of(id))
            .await()
            .atMost(Duration.ofSeconds(10))
            .iterator()
            .next();

    assertThat(row.getString("whole")).doesNotContain("Ada", "example");
  }

  @Test
  void an_unknown_customer_is_a_404_problem() {
    given()
        .get("/customers/{id}", UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  private String register(UUID id) {
    var key = Keys.of(id);
    return relay.append(
        new StreamName("customer", id),
        new CustomerRegistered(
            key.seal("name", "Ada Lovelace"), key.seal("email", "ada@example.org")));
  }
}
