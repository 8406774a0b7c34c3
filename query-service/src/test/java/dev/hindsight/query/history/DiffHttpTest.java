package dev.hindsight.query.history;

import static dev.hindsight.query.stack.Answers.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Event;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collections;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed between two versions, checked with another's reading of RFC 6902. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class DiffHttpTest {

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final UUID id = UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void a_patch_turns_any_version_into_any_other_forth_and_back(long seed) {
    var versions = 75;
    cart(seed, versions);
    var random = new Random(seed);

    for (int i = 0; i < 12; i++) {
      var from = 1 + random.nextInt(versions);
      var to = 1 + random.nextInt(versions);
      var patch =
          given()
              .get("/carts/{id}/diff?from={f}&to={t}", id, from, to)
              .then()
              .statusCode(200)
              .contentType("application/json-patch+json")
              .extract()
              .asString();

      assertThat(Json.createPatch(read(patch).asJsonArray()).apply(at(from)))
          .as("seed %d from %d to %d by %s", seed, from, to, patch)
          .isEqualTo(at(to));
    }
  }

  @Test
  void with_the_patch_come_the_events_that_made_it() {
    cart(7, 9);

    for (var span : new String[] {"from=3&to=7", "from=7&to=3"}) {
      given()
          .accept("application/json")
          .get("/carts/" + id + "/diff?" + span)
          .then()
          .statusCode(200)
          .contentType("application/json")
          .body("events.streamversion", equalTo(java.util.List.of(4, 5, 6, 7)))
          .body("containsKey('next')", equalTo(false));
    }
    var answer =
        read(given()
                .accept("application/json")
                .get("/carts/" + id + "/diff?from=3&to=7")
                .then()
                .extract()
                .asString())
            .asJsonObject();
    assertThat(Json.createPatch(answer.getJsonArray("patch")).apply(at(3))).isEqualTo(at(7));
  }

  @Test
  void without_versions_it_is_what_the_last_event_did() {
    cart(8, 9);

    given()
        .accept("application/json")
        .get("/carts/{id}/diff", id)
        .then()
        .body("from", equalTo(8))
        .body("to", equalTo(9))
        .body("events", hasSize(1));
    given()
        .accept("application/json")
        .get("/carts/{id}/diff?from=2", id)
        .then()
        .body("from", equalTo(2))
        .body("to", equalTo(9));
  }

  @Test
  void of_many_events_between_there_is_a_page_and_where_it_goes_on() {
    var account = new StreamName("account", id);
    relay.append(account, new AccountOpened(null, "EUR"));
    var deposit = new MoneyDeposited(Money.of("1.00", "EUR"), null);
    var token = relay.append(account, Collections.nCopies(210, deposit).toArray(Event[]::new));
    get("/accounts", id, token).statusCode(200);

    given()
        .accept("application/json")
        .get("/accounts/{id}/diff?from=1&to=211", id)
        .then()
        .statusCode(200)
        .body("events", hasSize(200))
        .body("next", equalTo(201));
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=0", "to=0", "from=x", "to=1.5"})
  void a_version_that_is_none_is_a_400_problem_that_names_it(String query) {
    cart(9, 2);

    given()
        .get("/carts/" + id + "/diff?" + query)
        .then()
        .statusCode(400)
        .body("field", equalTo(query.substring(0, query.indexOf('='))));
  }

  @Test
  void versions_and_entities_that_are_not_there_are_404_problems() {
    cart(10, 2);

    given()
        .get("/carts/{id}/diff?from=1&to=3", id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("https://hindsight.dev/problems/unknown-version"));
    given().get("/carts/{id}/diff?from=1&to=2", UUID.randomUUID()).then().statusCode(404);
  }

  private void cart(long seed, int versions) {
    var events = RandomCarts.events(seed, versions).toArray(Event[]::new);
    var token = relay.append(new StreamName("cart", id), events);
    get("/carts", id, token).statusCode(200).body("version", equalTo(versions));
  }

  private JsonObject at(int version) {
    return read(given().get("/carts/{id}?version={v}", id, version).then().extract().asString())
        .asJsonObject();
  }

  private static JsonValue read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }
}
