package dev.hindsight.kit.service;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.freshness.ConsistencyToken;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parked streams as operators see and repair them over HTTP. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ParkedHttpTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String PARKED = "/admin/projections/accounts/parked";

  private final ShopEvents shop = OneLog.SHOP;
  private final Topic topic;
  private TopicForTests relay;

  ParkedHttpTest(Topic topic) {
    this.topic = topic;
  }

  @BeforeEach
  void open() {
    relay = TopicForTests.on(topic);
  }

  @AfterEach
  void close() {
    relay.close();
  }

  @Test
  void a_parked_stream_is_listed_tried_again_and_skipped_with_a_reason_that_stays() {
    var opened = shop.open("account");
    var stream = opened.envelope().stream();
    relay.publish(List.of(opened, deposit(stream)));
    var broken = deposit(stream);
    relay.publishBroken(broken, new byte[] {'{'});
    relay.publish(List.of(deposit(stream), deposit(stream)));
    await().atMost(LONG).until(() -> is(stream, 2, true));

    var token = new ConsistencyToken(Map.of(stream, broken.envelope().position())).encode();
    given()
        .header("Consistency-Token", token)
        .get("/accounts/" + stream.id())
        .then()
        .statusCode(503)
        .header("Retry-After", "30")
        .body("type", equalTo("https://hindsight.dev/problems/parked"))
        .body("detail", containsString(PARKED));

    var mine = "parked.find { it.stream == '" + stream + "' }";
    get(PARKED + "?limit=200")
        .then()
        .statusCode(200)
        .body("projection", equalTo("accounts"))
        .body(mine + ".events", equalTo(3))
        .body(mine + ".reason", notNullValue())
        .body(mine + ".since", notNullValue())
        .body(mine + ".firstEvent.version", equalTo("3"))
        .body(mine + ".firstEvent.type", equalTo("hindsight.account.money-deposited.v1"))
        .body("next", nullValue());
    given()
        .post(PARKED + "/" + stream + "/retry")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("still-parked"))
        .body("events", equalTo(0))
        .body("reason", notNullValue());
    given()
        .post(PARKED + "/retry")
        .then()
        .statusCode(200)
        .body("stillParked", greaterThanOrEqualTo(1))
        .body("streams.stream", hasItem(stream.toString()));

    given()
        .contentType("application/json")
        .body(Map.of("reason", "cut off by hand", "by", "ada"))
        .post(PARKED + "/" + stream + "/skip")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("applied"))
        .body("events", equalTo(2));

    var left = "skipped.find { it.stream == '" + stream + "' }";
    get("/admin/projections/accounts/skipped?limit=200")
        .then()
        .statusCode(200)
        .body(left + ".event.version", equalTo("3"))
        .body(left + ".reason", equalTo("cut off by hand"))
        .body(left + ".by", equalTo("ada"))
        .body(left + ".at", notNullValue())
        .body(left + ".fault", notNullValue());
    await().atMost(LONG).until(() -> is(stream, 5, true));
    relay.publish(List.of(deposit(stream)));
    await().atMost(LONG).until(() -> is(stream, 6, true));
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            get("/admin/projections")
                .then()
                .body(
                    "projections.find { it.name == 'accounts' }.skipped", greaterThanOrEqualTo(1)));
    get("/q/metrics").then().body(containsString("hindsight_projection_skipped"));
    get("/q/health").then().body(containsString("accounts.skipped"));
  }

  @Test
  void a_record_without_a_stream_has_a_name_that_can_be_addressed() {
    relay.publishRecord(new ProducerRecord<>(topic.name(), 0, null, new byte[] {1}));
    await()
        .atMost(LONG)
        .until(() ->
            get(PARKED + "?limit=200").jsonPath().<String>getList("parked.stream").stream()
                .anyMatch(name -> name.startsWith("?0/")));
    var name =
        get(PARKED + "?limit=200").jsonPath().<String>getList("parked.stream").stream()
            .filter(it -> it.startsWith("?0/"))
            .findFirst()
            .orElseThrow();

    given()
        .urlEncodingEnabled(false)
        .contentType("application/json")
        .body(Map.of("reason", "no event at all"))
        .post(PARKED + "/" + name.replace("?", "%3F").replace("/", "%2F") + "/skip")
        .then()
        .statusCode(200)
        .body("stream", equalTo(name))
        .body("outcome", equalTo("applied"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"reason\":\" \"}", "{\"reason\":\"x\",\"by\":\"\"}"})
  void a_skip_without_a_reason_is_a_400(String body) {
    given()
        .contentType("application/json")
        .body(body)
        .post(PARKED + "/account-1/skip")
        .then()
        .statusCode(400)
        .body("type", equalTo("https://hindsight.dev/problems/malformed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nothing/parked/retry", "accounts/parked/account-1/retry", "x/parked/y/retry"})
  void what_is_not_there_is_a_404(String path) {
    given()
        .post("/admin/projections/" + path)
        .then()
        .statusCode(404)
        .body("type", equalTo("https://hindsight.dev/problems/not-found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parked?limit=0", "parked?limit=201", "skipped?after=x@y"})
  void a_bad_page_is_a_400(String query) {
    get("/admin/projections/accounts/" + query).then().statusCode(400);
  }

  private static boolean is(StreamName account, int version, boolean stale) {
    var answer = get("/accounts/" + account.id());
    return answer.statusCode() == 200
        && answer.jsonPath().getInt("version") == version
        && answer.jsonPath().getBoolean("stale") == stale;
  }

  private Recorded deposit(StreamName account) {
    return shop.append(account, new MoneyDeposited(Money.of("1.00", "EUR"), null));
  }
}
