package dev.hindsight.query.customer;

import static dev.hindsight.query.stack.Answers.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.CustomerEvent.EmailVerificationRequested;
import dev.hindsight.events.CustomerEvent.MailingListJoined;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.Keys;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A customer's past tells who they were until they are erased, and never again. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class ErasedPastHttpTest {

  private static final List<String> WAYS =
      List.of(
          "?version=1",
          "?version=2",
          "?version=4",
          "?asOf=2999-01-01T00:00:00Z",
          "?asOf=2999-01-01T00:00:00Z&axis=occurred",
          "/history",
          "/history?order=newest",
          "/diff?from=1&to=2",
          "/diff?from=2&to=1");

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  @SuppressWarnings("NullAway.Init")
  Keys keys;

  private final UUID id = Keys.customer();
  private final StreamName customer = new StreamName("customer", id);

  @Test
  void name_and_addresses_are_told_in_every_way_while_the_key_lives() {
    get("/customers", id, live()).statusCode(200);

    assertThat(read("?version=1")).contains("Ada Lovelace", "ada@example.org");
    assertThat(read("?version=2")).contains("Ada Lovelace", "ada@moved.example");
    assertThat(read("?asOf=2999-01-01T00:00:00Z")).contains("ada@moved.example");
    assertThat(read("/history"))
        .contains("Ada Lovelace", "ada@example.org", "ada@moved.example")
        .doesNotContain("\"v1.");
    assertThat(read("/diff?from=1&to=2")).contains("ada@moved.example");
  }

  @Test
  void nothing_of_them_is_told_in_any_way_once_they_are_erased() {
    get("/customers", id, live()).statusCode(200);
    WAYS.forEach(this::read);

    keys.destroy(id);
    get("/customers", id, relay.append(customer, new CustomerErased())).body("version", equalTo(5));

    for (var way : WAYS) {
      assertThat(read(way))
          .as(way)
          .doesNotContain("Ada", "Lovelace", "example", "\"v1.", "\"name\"", "\"email\"");
    }
    given()
        .get("/customers/{id}?version=1", id)
        .then()
        .body("erased", equalTo(true))
        .body("status", equalTo("registered"));
  }

  @Test
  void who_holds_an_old_answer_is_told_that_it_reads_otherwise_now() {
    get("/customers", id, live()).statusCode(200);
    unlessKnown().statusCode(304);

    keys.destroy(id);
    get("/customers", id, relay.append(customer, new CustomerErased())).statusCode(200);

    unlessKnown().statusCode(200).body("containsKey('name')", equalTo(false));
  }

  private ValidatableResponse unlessKnown() {
    return given().header("If-None-Match", "\"1\"").get("/customers/{id}?version=1", id).then();
  }

  private String read(String way) {
    return given()
        .accept("application/json")
        .get("/customers/" + id + way)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private String live() {
    var key = Keys.of(id);
    var email = key.seal("email", "ada@example.org");
    var moved = key.seal("email", "ada@moved.example");
    var address = new UUID(4, 4);
    return relay.append(
        customer,
        new CustomerRegistered(key.seal("name", "Ada Lovelace"), email, null),
        new CustomerEmailChanged("/email", email, moved, address),
        new EmailVerificationRequested(address, moved),
        new MailingListJoined("news"));
  }
}
