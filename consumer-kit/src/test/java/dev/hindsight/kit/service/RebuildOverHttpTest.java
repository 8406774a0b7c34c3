package dev.hindsight.kit.service;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators can ask of a service about rebuilds, and what they are answered. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class RebuildOverHttpTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String CARTS = "/admin/projections/carts/rebuild";

  private final Topic topic;

  RebuildOverHttpTest(Topic topic) {
    this.topic = topic;
  }

  @Test
  void a_rebuild_is_begun_followed_switched_and_taken_back() {
    try (var relay = TopicForTests.on(topic)) {
      relay.publish(new ShopEvents(System.nanoTime()).next(500));
    }
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> get("/admin/projections").then().body("projections.state", hasItems("live")));

    given()
        .queryParam("switch", "manual")
        .post(CARTS)
        .then()
        .statusCode(202)
        .header("Location", containsString("rebuild"))
        .body("state", equalTo("building"))
        .body("switchBy", equalTo("hand"));
    var told = given().accept("text/event-stream").get(CARTS).then().statusCode(200);
    var last = told.extract().asString().strip();
    assertThat(last.substring(last.lastIndexOf("data:")))
        .contains("\"state\":\"level\"", "\"equal\":true");

    post(CARTS + "/switch").then().statusCode(200).body("state", equalTo("live"));
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            get("/admin/projections")
                .then()
                .body("generations.state", hasItems("live", "previous")));
    post(CARTS + "/rollback").then().statusCode(200).body("state", equalTo("live"));
    post(CARTS + "/drop").then().statusCode(200).body("state", equalTo("dropped"));
  }

  @Test
  void what_cannot_be_done_is_a_problem_that_says_why() {
    post("/admin/projections/nothing/rebuild").then().statusCode(404);
    get("/admin/projections/nothing/rebuild").then().statusCode(404);
    given()
        .queryParam("switch", "perhaps")
        .post(CARTS)
        .then()
        .statusCode(400)
        .body("type", equalTo("https://hindsight.dev/problems/malformed"));
    post("/admin/projections/accounts/rebuild/rollback")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("no previous generation"));
    post("/admin/projections/accounts/rebuild/cancel").then().statusCode(409);
    given()
        .contentType("application/json")
        .body("{\"asOf\":\"2999-01-01T00:00:00Z\"}")
        .post("/admin/projections/accounts/sandboxes")
        .then()
        .statusCode(400)
        .body("field", equalTo("asOf"));
  }
}
