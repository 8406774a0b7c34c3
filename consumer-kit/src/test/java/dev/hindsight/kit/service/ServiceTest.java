package dev.hindsight.kit.service;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.freshness.ConsistencyToken;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channel, fresh reads, admin and health inside Quarkus. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ServiceTest {

  private static final ShopEvents SHOP = OneLog.SHOP;

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Topic topic;
  private final Vertx vertx;
  private final PgConnectOptions database;
  private TopicForTests relay;

  ServiceTest(Topic topic, Vertx vertx, PgConnectOptions database) {
    this.topic = topic;
    this.vertx = vertx;
    this.database = database;
  }

  @BeforeEach
  void something_has_happened() {
    relay = TopicForTests.on(topic);
    relay.publish(SHOP.next(200));
  }

  @AfterEach
  void close() {
    relay.close();
  }

  @Test
  void a_read_with_a_token_shows_what_the_command_did() {
    var opened = SHOP.open("account");
    var stream = opened.envelope().stream();
    relay.publish(List.of(opened));
    for (int i = 1; i <= 50; i++) {
      var deposit = SHOP.append(stream, new MoneyDeposited(Money.of("1.00", "EUR"), null));
      relay.publish(List.of(deposit));
      var token = new ConsistencyToken(Map.of(stream, deposit.envelope().position()));

      given()
          .header("Consistency-Token", token.encode())
          .header("Prefer", "wait=20")
          .get("/accounts/" + stream.id())
          .then()
          .statusCode(200)
          .header("Projection-Position", notNullValue())
          .header("Projection-Time", notNullValue())
          .body("balance", equalTo(i + ".00"))
          .body("version", equalTo(i + 1));
    }
  }

  @Test
  void a_wait_that_is_too_short_is_a_503_that_says_when_to_come_again() {
    var token = new ConsistencyToken(Map.of(new StreamName("cart", UUID.randomUUID()), 1_000_000L));

    given()
        .header("Consistency-Token", token.encode())
        .header("Prefer", "wait=1")
        .get("/accounts/" + UUID.randomUUID())
        .then()
        .statusCode(503)
        .header("Retry-After", "1")
        .contentType("application/problem+json")
        .body("type", equalTo("https://hindsight.dev/problems/not-fresh-yet"));
  }

  @Test
  void a_malformed_token_is_a_400() {
    given()
        .header("Consistency-Token", "nonsense")
        .get("/accounts/" + UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("type", equalTo("https://hindsight.dev/problems/malformed"));
  }

  @Test
  void who_is_too_far_behind_is_not_ready_until_it_has_caught_up() throws Exception {
    await().atMost(LONG).untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
    var somebody = PgConnection.connect(vertx, database);
    try {
      done(somebody.compose(held -> held.query("BEGIN").execute()));
      done(somebody.compose(held -> held.query("LOCK TABLE accounts").execute()));
      relay.publish(List.of(SHOP.open("account")));

      await()
          .atMost(LONG)
          .untilAsserted(() ->
              get("/q/health/ready")
                  .then()
                  .statusCode(503)
                  .body(
                      "checks.find { it.name == 'projections' }.data.'accounts.behind'",
                      endsWith(" s")));
    } finally {
      done(somebody.compose(PgConnection::close));
    }
    await().atMost(LONG).untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
  }

  @Test
  void operators_see_that_all_projections_are_live_and_level() {
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            get("/admin/projections")
                .then()
                .statusCode(200)
                .body("projections.state", everyItem(is("live")))
                .body("projections.lagEvents", everyItem(is(0)))
                .body("projections.partitions[0].size()", is(4)));
    get("/q/health").then().statusCode(200);
    get("/q/metrics").then().statusCode(200);
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
