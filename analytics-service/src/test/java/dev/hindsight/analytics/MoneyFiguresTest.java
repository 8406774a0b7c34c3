package dev.hindsight.analytics;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.analytics.count.Answers;
import dev.hindsight.analytics.count.CountedMoney;
import dev.hindsight.analytics.count.Question;
import dev.hindsight.analytics.count.RandomMoney;
import dev.hindsight.analytics.stack.AnalyticsStack;
import dev.hindsight.analytics.stack.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revenue and flows of money against a count of every event. */
@QuarkusTest
@QuarkusTestResource(AnalyticsStack.class)
class MoneyFiguresTest {

  private static final List<String> OF_REVENUE =
      List.of("listing", "brand", "category", "seller", "hour", "day");
  private static final List<String> OF_FLOWS = List.of("account", "pair", "hour", "day");

  @SuppressWarnings("NullAway.Init")
  Log log;

  @Test
  void revenue_and_flows_of_every_span_are_what_a_count_of_all_events_gives() {
    var random = new Random(365);
    var money = new RandomMoney(log, random);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 8; i++) {
        money.go(1 + random.nextInt(50));
        log.publish();
      }
      level("revenue");
      level("money-flows");
      var counted = CountedMoney.in(log.events());

      for (var question : Question.about(log.events(), random, 25)) {
        revenue(question, counted, OF_REVENUE.get(random.nextInt(OF_REVENUE.size())));
        flows(question, counted, OF_FLOWS.get(random.nextInt(OF_FLOWS.size())));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"revenue?groupBy=account", "money-flows?groupBy=brand", "revenue?axis=mine"})
  void bad_parameters_are_400_problems_that_name_them(String query) {
    given()
        .get("/analytics/" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(query.substring(query.indexOf('?') + 1, query.indexOf('='))));
  }

  private static void revenue(Question question, CountedMoney counted, String groupBy) {
    var answer = json("revenue?limit=1000&groupBy=" + groupBy + "&" + question.query());
    var groups = new HashMap<String, String>();
    for (var group : answer.getList("groups", Map.class)) {
      groups.put(group.get("key") + " " + currency(group, "paid"), sales(group));
    }
    assertThat(groups)
        .as("revenue by %s: %s", groupBy, question)
        .isEqualTo(counted.revenue(question, groupBy));
    var total = new HashMap<String, String>();
    for (var one : answer.getList("total", Map.class)) {
      total.put(" " + currency(one, "paid"), sales(one));
      assertThat(minor(one, "revenue")).isEqualTo(minor(one, "paid") - minor(one, "refunded"));
    }
    assertThat(total).as("revenue: %s", question).isEqualTo(counted.revenue(question, "total"));
    if (List.of("listing", "brand", "category").contains(groupBy)) {
      var ofNoItem = new HashMap<String, String>();
      for (var value : answer.getList("refundsOfNoItem", Map.class)) {
        ofNoItem.put(" " + value.get("currency"), "0 0 0 0 " + Answers.minor(value));
      }
      assertThat(ofNoItem)
          .as("refunds of no item: %s", question)
          .isEqualTo(counted.revenue(question, "no-item"));
    }
  }

  private static void flows(Question question, CountedMoney counted, String groupBy) {
    var answer = json("money-flows?limit=1000&groupBy=" + groupBy + "&" + question.query());
    var groups = new HashMap<String, String>();
    for (var group : answer.getList("groups", Map.class)) {
      groups.put(
          group.get("key") + " " + currency(group, "sent"),
          "%s %d %s %d %s %d %s %d"
              .formatted(
                  group.get("deposits"),
                  minor(group, "deposited"),
                  group.get("withdrawals"),
                  minor(group, "withdrawn"),
                  group.get("transfersSent"),
                  minor(group, "sent"),
                  group.get("transfersReceived"),
                  minor(group, "received")));
    }
    assertThat(groups)
        .as("flows by %s: %s", groupBy, question)
        .isEqualTo(counted.flows(question, groupBy));
    var total = new HashMap<String, String>();
    for (var one : answer.getList("total", Map.class)) {
      total.put(
          " " + currency(one, "transferred"),
          "%s %d %s %d %s %d"
              .formatted(
                  one.get("deposits"),
                  minor(one, "deposited"),
                  one.get("withdrawals"),
                  minor(one, "withdrawn"),
                  one.get("transfers"),
                  minor(one, "transferred")));
    }
    var expected = new HashMap<String, String>();
    counted
        .flows(question, "total")
        .forEach((key, numbers) -> expected.put(key, numbers.substring(0, nthSpace(numbers, 6))));
    assertThat(total).as("flows: %s", question).isEqualTo(expected);
  }

  private static int nthSpace(String text, int n) {
    var at = -1;
    for (int i = 0; i < n; i++) {
      at = text.indexOf(' ', at + 1);
    }
    return at;
  }

  private static String sales(Map<?, ?> group) {
    var pieces = group.get("pieces");
    return "%s %s %s %d %d"
        .formatted(
            group.get("orders"),
            pieces == null ? 0 : pieces,
            group.get("refunds"),
            minor(group, "paid"),
            minor(group, "refunded"));
  }

  private static Object currency(Map<?, ?> group, String name) {
    return requireNonNull(value(group, name).get("currency"));
  }

  private static long minor(Map<?, ?> group, String name) {
    return Answers.minor(value(group, name));
  }

  private static Map<?, ?> value(Map<?, ?> group, String name) {
    return requireNonNull((Map<?, ?>) group.get(name));
  }

  private void level(String figure) {
    given()
        .header("Consistency-Token", log.publish())
        .header("Prefer", "wait=60")
        .get("/analytics/" + figure)
        .then()
        .statusCode(200);
  }

  private static JsonPath json(String path) {
    return given()
        .urlEncodingEnabled(false)
        .get("/analytics/" + path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
