package dev.hindsight.query.account;

import static dev.hindsight.query.stack.Answers.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Accounts from the topic to the answer. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class AccountViewHttpTest {

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final UUID id = UUID.randomUUID();
  private final StreamName account = new StreamName("account", id);

  @Test
  void an_account_is_answered_with_its_balance() {
    var owner = UUID.randomUUID();

    var token =
        relay.append(
            account,
            new AccountOpened(owner, "EUR"),
            new MoneyDeposited(Money.of("100.00", "EUR"), null));

    get("/accounts", id, token)
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("id", equalTo(id.toString()))
        .body("version", equalTo(2))
        .body("status", equalTo("open"))
        .body("ownerId", equalTo(owner.toString()))
        .body("balance.amount", equalTo("100.00"))
        .body("balance.currency", equalTo("EUR"));
  }

  @Test
  void every_token_shows_its_own_command() {
    relay.append(account, new AccountOpened(null, "EUR"));
    for (int i = 1; i <= 50; i++) {
      var token = relay.append(account, new MoneyDeposited(Money.of("1.00", "EUR"), null));

      get("/accounts", id, token)
          .body("balance.amount", equalTo(i + ".00"))
          .body("version", equalTo(i + 1));
    }
  }

  @Test
  void a_closed_account_says_so() {
    var token =
        relay.append(
            account,
            new AccountOpened(null, "EUR"),
            new MoneyDeposited(Money.of("5.00", "EUR"), null),
            new MoneyWithdrawn(Money.of("5.00", "EUR"), null),
            new AccountClosed());

    get("/accounts", id, token)
        .body("status", equalTo("closed"))
        .body("containsKey('ownerId')", equalTo(false))
        .body("balance.amount", equalTo("0.00"));
  }

  @Test
  void an_unknown_account_is_a_404_problem() {
    given().get("/accounts/{id}", id).then().statusCode(404).body("status", equalTo(404));
  }
}
