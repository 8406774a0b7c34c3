package dev.hindsight.query.history;

import static dev.hindsight.query.stack.Answers.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.CustomerEvent.MailingListJoined;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.testkit.LiveReader;
import dev.hindsight.kit.testkit.LiveReader.Event;
import dev.hindsight.query.stack.Keys;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A life told once more. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class ReplayHttpTest {

  private static final Instant TEN = Instant.parse("2025-03-06T10:00:00Z");

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  @SuppressWarnings("NullAway.Init")
  Keys keys;

  @Inject MeterRegistry meters;

  private final UUID id = UUID.randomUUID();
  private final StreamName cart = new StreamName("cart", id);

  @Test
  void each_event_comes_once_in_order_with_the_state_it_led_to_and_then_the_end() {
    cart(130);

    try (var replay = open("speed=1000000", null)) {
      assertThat(replay.header("Content-Type")).startsWith("text/event-stream");
      for (int version = 1; version <= 130; version++) {
        var told = next(replay);
        assertThat(told.id()).isEqualTo(Integer.toString(version));
        assertThat(told.name()).isEqualTo(json(told).getString("event.type"));
        if (version % 10 == 0) {
          assertThat(json(told).getMap("state")).isEqualTo(at(version).getMap(""));
        }
      }
      assertThat(next(replay).name()).isEqualTo("end");
      assertThat(replay.next()).isNull();
    }
  }

  @Test
  void who_paused_goes_on_after_the_last_event_that_came() {
    cart(30);

    try (var replay = open("speed=1000000", "12")) {
      assertThat(ids(replay, 18))
          .isEqualTo(IntStream.rangeClosed(13, 30).mapToObj(Integer::toString).toList());
    }
  }

  @Test
  void who_had_all_need_not_come_again() {
    cart(3);

    given()
        .header("Last-Event-ID", "3")
        .accept("text/event-stream")
        .get("/carts/{id}/replay", id)
        .then()
        .statusCode(204);
  }

  @Test
  void it_begins_where_it_is_told_to() {
    relay.appendAs(cart, TEN, new CartOpened(null));
    for (int i = 1; i < 70; i++) {
      var event = RandomCarts.events(3, 2).getLast();
      get("/carts", id, relay.appendAs(cart, TEN.plusSeconds(i), event)).statusCode(200);
    }

    try (var replay = open("speed=1000000&from=60", null)) {
      assertThat(ids(replay, 3)).containsExactly("60", "61", "62");
    }
    try (var replay = open("speed=1000000&from=" + TEN.plusSeconds(64), null)) {
      assertThat(ids(replay, 2)).containsExactly("65", "66");
    }
  }

  @Test
  void it_keeps_the_pace_of_what_happened_times_the_speed_and_shortens_long_waits() {
    var pace = new Pace(Axis.OCCURRED, 4, Duration.ofSeconds(10));

    assertThat(pace.gap(TEN, TEN.plusSeconds(8))).isEqualTo(Duration.ofSeconds(2));
    assertThat(pace.gap(TEN, TEN.plusSeconds(86_400))).isEqualTo(Duration.ofSeconds(10));
    assertThat(pace.gap(TEN, TEN.minusSeconds(8))).isEqualTo(Duration.ZERO);

    relay.appendAs(cart, TEN, new CartOpened(null));
    var event = RandomCarts.events(3, 2).getLast();
    get("/carts", id, relay.appendAs(cart, TEN.plusSeconds(4), event)).statusCode(200);
    try (var replay = open("speed=4", null)) {
      next(replay);
      var first = System.nanoTime();
      next(replay);
      // Never sooner than it should; how much later is the machine's affair.
      assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(Duration.ofMillis(700));
    }
  }

  @Test
  void of_an_erased_customer_it_tells_nothing_personal() {
    var customer = Keys.customer();
    var stream = new StreamName("customer", customer);
    var key = Keys.of(customer);
    keys.destroy(customer);
    var token =
        relay.append(
            stream,
            new CustomerRegistered(
                key.seal("name", "Ada"), key.seal("email", "ada@example.org"), null),
            new MailingListJoined("news"),
            new CustomerErased());
    get("/customers", customer, token).statusCode(200);

    try (var replay =
        LiveReader.open(
            RestAssured.port,
            "/customers/" + customer + "/replay?speed=1000000",
            TestTokens.headers())) {
      for (int i = 0; i < 3; i++) {
        assertThat(next(replay).data()).doesNotContain("Ada", "example", "v1.e", "\"name\"");
      }
    }
  }

  @Test
  void no_more_than_a_fixed_number_is_told_at_a_time_and_who_leaves_makes_room() {
    relay.appendAs(cart, TEN, new CartOpened(null));
    var event = RandomCarts.events(3, 2).getLast();
    get("/carts", id, relay.appendAs(cart, TEN.plusSeconds(3_600), event)).statusCode(200);
    var open = new ArrayList<LiveReader>();
    try {
      for (int i = 0; i < 5; i++) {
        open.add(open("speed=0.1", null));
        next(open.getLast());
      }

      given()
          .accept("text/event-stream")
          .get("/carts/{id}/replay", id)
          .then()
          .statusCode(503)
          .header("Retry-After", org.hamcrest.Matchers.notNullValue());
    } finally {
      open.forEach(LiveReader::close);
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> meters.get("hindsight.replays.open").gauge().value() == 0);
    try (var again = open("speed=1000000", null)) {
      assertThat(again.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"speed=0", "speed=-1", "speed=fast", "speed=1e9", "from=0", "from=then", "axis=z"})
  void bad_parameters_are_400_problems_that_name_them(String query) {
    given()
        .accept("text/event-stream")
        .get("/carts/{id}/replay?" + query, id)
        .then()
        .statusCode(400);
  }

  @Test
  void what_is_not_there_is_a_404() {
    given().accept("text/event-stream").get("/carts/{id}/replay", id).then().statusCode(404);
    cart(2);
    given().accept("text/event-stream").get("/carts/{id}/replay?from=3", id).then().statusCode(404);
  }

  private void cart(int events) {
    var token =
        relay.append(
            cart, RandomCarts.events(9, events).toArray(dev.hindsight.events.Event[]::new));
    get("/carts", id, token).statusCode(200);
  }

  private LiveReader open(String query, @Nullable String lastId) {
    var headers = lastId == null ? Map.<String, String>of() : Map.of("Last-Event-ID", lastId);
    return LiveReader.open(
        RestAssured.port, "/carts/" + id + "/replay?" + query, TestTokens.headers(headers));
  }

  private static Event next(LiveReader replay) {
    return Objects.requireNonNull(replay.next(), "the replay is over");
  }

  private static JsonPath json(Event told) {
    return new JsonPath(told.data());
  }

  private static List<String> ids(LiveReader replay, int count) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      ids.add(String.valueOf(next(replay).id()));
    }
    return ids;
  }

  private JsonPath at(int version) {
    return given().get("/carts/{id}?version={v}", id, version).then().extract().jsonPath();
  }
}
