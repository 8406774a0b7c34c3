package dev.hindsight.query;

import static dev.hindsight.query.stack.Answers.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Views as they were, by the same paths under the name of a sandbox. */
@QuarkusTest
@QuarkusTestResource(value = QueryStack.class, restrictToAnnotatedClass = true)
class SandboxHttpTest {

  // As the test's relay records: a millisecond a position from here on.
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String SANDBOXES = "/admin/projections/accounts/sandboxes";
  private static final String IN_IT = "/admin/sandboxes/after-two";

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final UUID id = UUID.randomUUID();
  private final StreamName account = new StreamName("account", id);

  @Test
  void an_account_is_answered_as_it_was_and_nothing_but_accounts() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> given().get("/q/health/ready").statusCode() == 200);
    relay.append(account, new AccountOpened(null, "EUR"), deposit("2.00"));
    var token = relay.append(account, deposit("5.00"));
    get("/accounts", id, token).body("balance.amount", equalTo("7.00"));

    given()
        .contentType("application/json")
        .body("{\"asOf\":\"%s\",\"name\":\"after-two\"}".formatted(START.plusMillis(2)))
        .post(SANDBOXES)
        .then()
        .statusCode(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> given().get(SANDBOXES + "/after-two").then().body("state", equalTo("ready")));

    given()
        .get(IN_IT + "/accounts/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .header("Projection-Time", START.plusMillis(2).toString())
        .body("balance.amount", equalTo("2.00"));
    get("/accounts", id, token).body("balance.amount", equalTo("7.00"));
    given().get(IN_IT + "/orders/" + id).then().statusCode(403);
    given().get(IN_IT + "/accounts/" + id + "?version=1").then().statusCode(403);
    given().get(IN_IT + "/accounts/" + id + "/statement").then().statusCode(403);
    given().accept("text/event-stream").get(IN_IT + "/accounts/" + id).then().statusCode(406);
    given().delete(SANDBOXES + "/after-two").then().statusCode(204);
  }

  private static MoneyDeposited deposit(String amount) {
    return new MoneyDeposited(Money.of(amount, "EUR"), null);
  }
}
