package dev.hindsight.query.customer;

import static dev.hindsight.query.stack.Answers.get;
import static dev.hindsight.query.stack.Answers.getParked;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.hindsight.events.CustomerEvent.CustomerAccountOpened;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerEmailVerified;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.CustomerEvent.EmailVerificationRequested;
import dev.hindsight.events.CustomerEvent.MailingListJoined;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.personal.PersonalKeys;
import dev.hindsight.query.stack.Keys;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Customers from the topic to the answer. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class CustomerViewHttpTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  @SuppressWarnings("NullAway.Init")
  Keys keys;

  @Inject Pool pool;

  @Inject PersonalKeys opened;

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
        .body("emailVerified", equalTo(false))
        .body("mailingLists", hasSize(0))
        .body("accounts", hasSize(0))
        .body("containsKey('erased')", equalTo(false));
  }

  @Test
  void what_a_customer_did_since_is_answered() {
    var id = Keys.customer();
    var account = UUID.randomUUID();
    var address = UUID.randomUUID();
    var moved = Keys.of(id).seal("email", "ada@analytical.example");
    register(id);

    var token =
        relay.append(
            customer(id),
            accountOpened(account),
            new MailingListJoined("news"),
            new CustomerEmailChanged(
                "/email", Keys.of(id).seal("email", "ada@example.org"), moved, address),
            new EmailVerificationRequested(address, moved),
            new CustomerEmailVerified(address),
            new CustomerDeactivated());

    get("/customers", id, token)
        .header("ETag", "\"7\"")
        .body("status", equalTo("deactivated"))
        .body("name", equalTo("Ada Lovelace"))
        .body("email", equalTo("ada@analytical.example"))
        .body("emailVerified", equalTo(true))
        .body("mailingLists", equalTo(List.of("news")))
        .body("accounts", equalTo(List.of(account.toString())))
        .body("containsKey('erased')", equalTo(false));
  }

  @Test
  void an_erased_customer_has_nothing_personal_in_answer_and_row_and_the_key_is_forgotten() {
    var id = Keys.customer();
    var account = UUID.randomUUID();
    register(id);
    var before = relay.append(customer(id), new MailingListJoined("news"), accountOpened(account));
    get("/customers", id, before).body("name", equalTo("Ada Lovelace"));
    get("/customers", id, before).body("email", equalTo("ada@example.org"));
    assertThat(keys.asked(id)).as("the key is remembered for a while").isEqualTo(1);

    var token = erase(id);

    get("/customers", id, token)
        .statusCode(200)
        .header("ETag", "\"4\"")
        .body("status", equalTo("erased"))
        .body("erased", equalTo(true))
        .body("containsKey('name')", equalTo(false))
        .body("containsKey('email')", equalTo(false))
        .body("mailingLists", hasSize(0))
        .body("accounts", equalTo(List.of(account.toString())));
    assertThat(row(id, "name IS NULL AND email IS NULL")).isEqualTo("true");
    assertThat(opened.of(id).await().atMost(LONG).erased()).isTrue();
    assertThat(keys.asked(id)).as("the key is asked for again").isEqualTo(2);
  }

  @Test
  void a_customer_whose_row_cannot_be_scrubbed_yet_is_unreadable_at_once_all_the_same() {
    var id = Keys.customer();
    get("/customers", id, register(id)).body("name", equalTo("Ada Lovelace"));
    var broken = relay.appendBroken(customer(id), new MailingListJoined("news"));
    getParked("/customers", id, broken).body("name", equalTo("Ada Lovelace"));

    erase(id);

    // The erasure is parked, too, and only heard of.
    await().until(() -> getCustomer(id).extract().body().path("erased"), equalTo(true));
    getCustomer(id)
        .body("version", equalTo(1))
        .body("stale", equalTo(true))
        .body("containsKey('name')", equalTo(false))
        .body("containsKey('email')", equalTo(false));
  }

  @Test
  void a_customer_folded_after_the_erasure_is_answered_without_a_name() {
    var id = Keys.customer();
    keys.destroy(id);
    var key = Keys.of(id);

    var token =
        relay.append(
            customer(id),
            new CustomerRegistered(
                key.seal("name", "Ada"), key.seal("email", "ada@example.org"), null),
            new CustomerErased());

    get("/customers", id, token)
        .body("status", equalTo("erased"))
        .body("erased", equalTo(true))
        .body("containsKey('name')", equalTo(false));
    assertThat(row(id, "name IS NULL AND email IS NULL")).isEqualTo("true");
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

    assertThat(row(id, "customers")).contains("v1.").doesNotContain("Ada", "example");
  }

  @Test
  void an_unknown_customer_is_a_404_problem() {
    given()
        .get("/customers/{id}", UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  private String erase(UUID id) {
    keys.destroy(id);
    return relay.append(customer(id), new CustomerErased());
  }

  private static ValidatableResponse getCustomer(UUID id) {
    return given().get("/customers/{id}", id).then();
  }

  private String row(UUID id, String expression) {
    return pool.preparedQuery(
            "SELECT (" + expression + ")::text AS it FROM customers WHERE id = $1")
        .execute(Tuple.of(id))
        .await()
        .atMost(LONG)
        .iterator()
        .next()
        .getString("it");
  }

  private static StreamName customer(UUID id) {
    return new StreamName("customer", id);
  }

  private static CustomerAccountOpened accountOpened(UUID account) {
    return new CustomerAccountOpened(account, "EUR");
  }

  private String register(UUID id) {
    var key = Keys.of(id);
    return relay.append(
        customer(id),
        new CustomerRegistered(
            key.seal("name", "Ada Lovelace"), key.seal("email", "ada@example.org"), null));
  }
}
