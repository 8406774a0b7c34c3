package dev.hindsight.kit.service;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TestEvents;
import dev.hindsight.kit.testkit.TopicForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A view as it was at a moment, read by the same resource under a path of its own. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class SandboxOverHttpTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String SANDBOXES = "/admin/projections/accounts/sandboxes";

  private final Topic topic;

  SandboxOverHttpTest(Topic topic) {
    this.topic = topic;
  }

  @Test
  void the_same_resource_answers_as_of_the_moment_and_nothing_else_does() {
    var account = new StreamName("account", UUID.randomUUID());
    var path = "/accounts/" + account.id();
    try (var relay = TopicForTests.on(topic)) {
      relay.publish(
          List.of(
              TestEvents.recorded(account, 1, 1, new AccountOpened(null, "EUR")),
              TestEvents.recorded(account, 2, 2, deposit("2.00")),
              TestEvents.recorded(account, 3, 86_400_000, deposit("5.00"))));
    }
    await().atMost(LONG).untilAsserted(() -> get(path).then().body("balance", equalTo("7.00")));

    given()
        .contentType("application/json")
        .body("{\"asOf\":\"2026-01-01T12:00:00Z\",\"name\":\"noon\"}")
        .post(SANDBOXES)
        .then()
        .statusCode(202)
        .header("Location", equalTo("sandboxes/noon"))
        .body("state", equalTo("building"));
    await()
        .atMost(LONG)
        .untilAsserted(() -> get(SANDBOXES + "/noon").then().body("state", equalTo("ready")));

    get("/admin/sandboxes/noon" + path)
        .then()
        .statusCode(200)
        .header("Projection-Time", equalTo("2026-01-01T12:00:00Z"))
        .body("balance", equalTo("2.00"))
        .body("version", equalTo(2));
    get(path).then().body("balance", equalTo("7.00"));
    get("/admin/sandboxes/noon/admin/projections").then().statusCode(403);
    get("/admin/sandboxes/nobody" + path).then().statusCode(404);
    given().post("/admin/sandboxes/noon" + path).then().statusCode(403);
    given()
        .header("Accept", "text/event-stream")
        .get("/admin/sandboxes/noon" + path)
        .then()
        .statusCode(406)
        .body("type", equalTo("https://hindsight.dev/problems/sandbox-is-still"));
    get(SANDBOXES).then().body("sandboxes", hasSize(1));

    delete(SANDBOXES + "/noon").then().statusCode(204);
    await()
        .atMost(LONG)
        .untilAsserted(() -> get("/admin/sandboxes/noon" + path).then().statusCode(404));
    get(path).then().statusCode(200).body("balance", equalTo("7.00"));
  }

  private static MoneyDeposited deposit(String amount) {
    return new MoneyDeposited(Money.of(amount, "EUR"), null);
  }
}
