package dev.hindsight.query.history;

import static dev.hindsight.query.stack.Answers.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.testkit.LiveReader;
import dev.hindsight.kit.testkit.LiveReader.Event;
import dev.hindsight.query.stack.Keys;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entity's changes as they come. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class LiveEntityHttpTest {

  private static final MoneyDeposited ONE = new MoneyDeposited(Money.of("1.00", "EUR"), null);

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  @SuppressWarnings("NullAway.Init")
  Keys keys;

  @Inject EntityChanges changes;

  private final UUID id = UUID.randomUUID();
  private final StreamName account = new StreamName("account", id);

  @Test
  void it_is_told_as_it_is_and_then_each_change_in_order_with_the_state_it_led_to() {
    open(2);

    try (var live = live(Map.of())) {
      var first = next(live);
      assertThat(first.id()).isEqualTo("2");
      assertThat(first.name()).isEqualTo("hindsight.account.money-deposited.v1");
      assertThat(json(first).getMap("")).isEqualTo(at(2).getMap(""));
      for (int version = 3; version <= 40; version++) {
        relay.append(account, ONE);
      }
      for (int version = 3; version <= 40; version++) {
        var told = next(live);
        assertThat(told.id()).isEqualTo(Integer.toString(version));
        assertThat(json(told).getString("balance.amount")).isEqualTo(version - 1 + ".00");
      }
    }
  }

  @Test
  void who_comes_again_misses_nothing_however_much_happened_meanwhile() {
    open(2);
    try (var live = live(Map.of())) {
      next(live);
    }
    get("/accounts", id, append(250)).statusCode(200);

    try (var again = live(Map.of("Last-Event-ID", "2"))) {
      for (int version = 3; version <= 252; version++) {
        assertThat(next(again).id()).isEqualTo(Integer.toString(version));
      }
    }
  }

  @Test
  void changes_of_others_wake_nobody_and_who_leaves_leaves_nothing_behind() {
    open(1);
    var before = changes.watched();
    var readers = new ArrayList<LiveReader>();
    for (int i = 0; i < 20; i++) {
      readers.add(live(Map.of()));
      next(readers.getLast());
    }
    assertThat(changes.watched()).isEqualTo(before + 1);
    var told = changes.told();

    var other = new StreamName("account", UUID.randomUUID());
    relay.append(other, new AccountOpened(null, "EUR"));
    for (int i = 0; i < 20; i++) {
      get("/accounts", other.id(), relay.append(other, ONE)).statusCode(200);
    }
    assertThat(changes.told() - told).isLessThanOrEqualTo(1);

    relay.append(account, ONE);
    readers.forEach(reader -> assertThat(next(reader).id()).isEqualTo("2"));
    readers.forEach(LiveReader::close);
    await().atMost(Duration.ofSeconds(20)).until(() -> changes.watched() == before);
  }

  @Test
  void who_is_erased_while_it_is_told_is_told_of_without_a_name_from_then_on() {
    var customer = Keys.customer();
    var stream = new StreamName("customer", customer);
    var key = Keys.of(customer);
    var registered =
        new CustomerRegistered(key.seal("name", "Ada"), key.seal("email", "ada@example.org"), null);
    get("/customers", customer, relay.append(stream, registered)).statusCode(200);

    try (var live =
        LiveReader.open(RestAssured.port, "/customers/" + customer, TestTokens.headers())) {
      assertThat(next(live).data()).contains("Ada", "ada@example.org");
      keys.destroy(customer);
      relay.append(stream, new CustomerErased());

      assertThat(next(live).data()).doesNotContain("Ada", "example").contains("\"erased\":true");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"customers", "accounts", "listings", "carts", "orders"})
  void what_is_not_there_is_a_404(String entities) {
    given().accept("text/event-stream").get("/" + entities + "/{id}", id).then().statusCode(404);
  }

  @Test
  void who_asks_for_nothing_in_particular_gets_json() {
    open(1);

    for (var accept :
        new String[] {"*/*", "application/json", "application/*", "text/html, */*;q=0.8"}) {
      given()
          .accept(accept)
          .get("/accounts/{id}", id)
          .then()
          .statusCode(200)
          .contentType("application/json")
          .body("version", equalTo(1));
    }
    try (var live = live(Map.of("Accept", "text/event-stream, application/json;q=0.5"))) {
      assertThat(live.header("Content-Type")).startsWith("text/event-stream");
    }
  }

  private void open(int events) {
    var token = relay.append(account, new AccountOpened(null, "EUR"));
    if (events > 1) {
      token = append(events - 1);
    }
    get("/accounts", id, token).statusCode(200).body("version", equalTo(events));
  }

  private String append(int deposits) {
    var token = "";
    for (int i = 0; i < deposits; i++) {
      token = relay.append(account, ONE);
    }
    return token;
  }

  private LiveReader live(Map<String, String> headers) {
    return LiveReader.open(RestAssured.port, "/accounts/" + id, TestTokens.headers(headers));
  }

  private JsonPath at(int version) {
    return given().get("/accounts/{id}?version={v}", id, version).then().extract().jsonPath();
  }

  private static Event next(LiveReader live) {
    return Objects.requireNonNull(live.next(), "the answer is at its end");
  }

  private static JsonPath json(Event told) {
    return new JsonPath(told.data());
  }
}
