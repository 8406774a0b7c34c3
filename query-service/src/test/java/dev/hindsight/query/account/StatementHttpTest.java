package dev.hindsight.query.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.Event;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account's movements with the balance after each. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class StatementHttpTest {

  private static final UUID OTHER = new UUID(5, 5);

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final UUID id = UUID.randomUUID();
  private final StreamName account = new StreamName("account", id);

  @Test
  void each_movement_has_its_sign_its_other_side_and_the_balance_after_it() {
    append(
        new AccountOpened(null, "EUR"),
        new MoneyDeposited(eur("100.00"), "salary"),
        new TransferSent(new UUID(6, 1), OTHER, eur("30.00"), null),
        new TransferReceived(new UUID(6, 2), OTHER, eur("5.00"), "change"),
        new MoneyWithdrawn(eur("75.00"), null),
        new AccountClosed());

    var statement = statement("");

    assertThat(statement.getString("opening.amount")).isEqualTo("0.00");
    assertThat(statement.getString("closing.amount")).isEqualTo("0.00");
    assertThat(statement.getList("lines.version")).isEqualTo(List.of(2, 3, 4, 5));
    assertThat(statement.getList("lines.type"))
        .isEqualTo(List.of("deposit", "transfer-sent", "transfer-received", "withdrawal"));
    assertThat(statement.getList("lines.amount.amount"))
        .isEqualTo(List.of("100.00", "-30.00", "5.00", "-75.00"));
    assertThat(statement.getList("lines.balance.amount"))
        .isEqualTo(List.of("100.00", "70.00", "75.00", "0.00"));
    assertThat(statement.getString("lines[0].reference")).isEqualTo("salary");
    assertThat(statement.getString("lines[1].accountId")).isEqualTo(OTHER.toString());
    assertThat(statement.getString("lines[1].transferId")).isEqualTo(new UUID(6, 1).toString());
    assertThat(statement.getString("lines[2].balance.currency")).isEqualTo("EUR");
  }

  @Test
  void pages_follow_on_one_another_and_hold_each_movement_once() {
    var random = new Random(4);
    var events = new ArrayList<Event>(List.of(new AccountOpened(null, "EUR")));
    for (int i = 0; i < 120; i++) {
      events.add(new MoneyDeposited(eur((1 + random.nextInt(99)) + ".05"), "no " + i));
    }
    append(events.toArray(Event[]::new));

    var references = new ArrayList<String>();
    var balance = new BigDecimal("0.00");
    var after = "";
    do {
      var page = statement("?limit=17" + after);
      assertThat(new BigDecimal(page.getString("opening.amount"))).isEqualTo(balance);
      for (var amount : page.<String>getList("lines.amount.amount")) {
        balance = balance.add(new BigDecimal(amount));
      }
      assertThat(new BigDecimal(page.getString("closing.amount"))).isEqualTo(balance);
      references.addAll(page.getList("lines.reference"));
      after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
    } while (!after.isEmpty());

    assertThat(references).hasSize(120).doesNotHaveDuplicates();
    given().get("/accounts/{id}", id).then().body("balance.amount", equalTo(balance.toString()));
  }

  @Test
  void a_span_of_time_holds_what_was_recorded_in_it_and_begins_with_the_balance_before() {
    append(
        new AccountOpened(null, "EUR"),
        new MoneyDeposited(eur("1.00"), null),
        new MoneyDeposited(eur("2.00"), null),
        new MoneyDeposited(eur("4.00"), null),
        new MoneyDeposited(eur("8.00"), null));
    var times = statement("").<String>getList("lines.recordedTime");

    var middle = statement("?from=" + times.get(1) + "&to=" + times.get(3));
    assertThat(middle.getString("opening.amount")).isEqualTo("1.00");
    assertThat(middle.getList("lines.amount.amount")).isEqualTo(List.of("2.00", "4.00"));
    assertThat(middle.getString("closing.amount")).isEqualTo("7.00");
    assertThat(middle.getString("next")).isNull();

    var nothing = statement("?to=2020-01-01T00:00:00Z");
    assertThat(nothing.getString("opening.amount")).isEqualTo("0.00");
    assertThat(nothing.getList("lines")).isEmpty();

    var later = statement("?from=2999-01-01T00:00:00Z");
    assertThat(later.getString("opening.amount")).isEqualTo("15.00");
    assertThat(later.getString("closing.amount")).isEqualTo("15.00");
    assertThat(later.getList("lines")).isEmpty();
  }

  @Test
  void an_account_that_is_not_there_has_none() {
    given()
        .get("/accounts/{id}/statement", id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=monday",
        "limit=0",
        "limit=1000",
        "after=-1",
        "to=2020-01-01T00:00:00Z&from=2021-01-01T00:00:00Z"
      })
  void bad_parameters_are_400_problems_that_name_them(String query) {
    given()
        .get("/accounts/{id}/statement?" + query, id)
        .then()
        .statusCode(400)
        .body("field", equalTo(query.substring(0, query.indexOf('='))));
  }

  private void append(Event... events) {
    var token = relay.append(account, events);
    given()
        .header("Consistency-Token", token)
        .header("Prefer", "wait=20")
        .get("/accounts/{id}/statement", id)
        .then()
        .statusCode(200);
  }

  private JsonPath statement(String query) {
    return given()
        .get("/accounts/" + id + "/statement" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
