package dev.hindsight.analytics;

import static dev.hindsight.analytics.stack.Shop.BOOK;
import static dev.hindsight.analytics.stack.Shop.CASE;
import static dev.hindsight.analytics.stack.Shop.GAME;
import static dev.hindsight.analytics.stack.Shop.PHONE;
import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.hindsight.analytics.stack.AnalyticsStack;
import dev.hindsight.analytics.stack.Item;
import dev.hindsight.analytics.stack.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of a service that was started empty, long after the events that it counts. */
@QuarkusTest
@QuarkusTestResource(AnalyticsStack.class)
class FiguresHttpTest {

  private static final String OF_THE_SHOP = "from=2022-10-01T00:00:00Z&to=2022-10-03T00:00:00Z";

  @SuppressWarnings("NullAway.Init")
  Log log;

  @BeforeEach
  void backfilled() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> json("/analytics/funnel?" + OF_THE_SHOP).getInt("carts") == 6);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> json(dropped("day", "")).getInt("total.quantity") == 11);
  }

  @Test
  void listings_are_told_most_dropped_first_with_what_they_are_called() {
    var answer = json(dropped("listing", ""));

    assertThat(answer.getString("groupBy")).isEqualTo("listing");
    assertThat(answer.getString("from")).isEqualTo("2022-10-01T00:00:00Z");
    assertThat(answer.getList("groups", Map.class))
        .containsExactly(
            listing(PHONE, 4, 2, "400.00"),
            listing(CASE, 4, 2, "40.00"),
            listing(GAME, 2, 1, "40.00"),
            listing(BOOK, 1, 1, "7.50"));
  }

  @Test
  void brands_have_a_group_for_each_currency_and_one_for_no_brand() {
    assertThat(groups("brand", ""))
        .containsExactly("acme 8 3 440.00 EUR", "acme 2 1 40.00 USD", "null 1 1 7.50 EUR");
  }

  @Test
  void categories_are_told_with_one_for_no_category() {
    assertThat(groups("category", ""))
        .containsExactly(
            "phones 4 2 400.00 EUR",
            "cases 4 2 40.00 EUR",
            "games 2 1 40.00 USD",
            "null 1 1 7.50 EUR");
  }

  @Test
  void hours_are_those_of_the_events_own_time_in_utc() {
    assertThat(groups("hour", ""))
        .containsExactly(
            "2022-10-01T10:00:00Z 5 1 230.00 EUR",
            "2022-10-01T11:00:00Z 2 2 110.00 EUR",
            "2022-10-02T09:00:00Z 2 2 107.50 EUR",
            "2022-10-01T10:00:00Z 2 1 40.00 USD");
  }

  @Test
  void days_are_those_of_the_events_own_time_in_utc() {
    assertThat(groups("day", ""))
        .containsExactly(
            "2022-10-01 7 3 340.00 EUR", "2022-10-02 2 2 107.50 EUR", "2022-10-01 2 1 40.00 USD");
  }

  @Test
  void the_total_is_over_all_groups_also_those_beyond_the_limit() {
    var answer = json(dropped("category", "&limit=1"));

    assertThat(answer.getList("groups")).hasSize(1);
    assertThat(answer.getInt("total.quantity")).isEqualTo(11);
    assertThat(answer.getInt("total.carts")).isEqualTo(4);
    assertThat(answer.getList("total.values.amount")).containsExactly("447.50", "40.00");
    assertThat(answer.getList("total.values.currency")).containsExactly("EUR", "USD");
  }

  @Test
  void from_is_the_first_instant_that_counts_and_to_the_first_that_does_not() {
    var hour = "/analytics/dropped-items?groupBy=day&from=2022-10-01T10:15:00Z&to=";

    assertThat(json(hour + "2022-10-01T10:59:59.999999Z").getInt("total.quantity")).isEqualTo(4);
    assertThat(json(hour + "2022-10-01T11:00:00Z").getInt("total.quantity")).isEqualTo(7);
    assertThat(json(hour + "2022-10-01T10:15:00Z").getInt("total.quantity")).isZero();
    assertThat(json(hour + "2022-10-01T12:15:00%2B02:00").getInt("total.quantity")).isZero();
    assertThat(json(hour + "2022-10-01T10:15:00.000001Z").getInt("total.quantity")).isEqualTo(2);
  }

  @Test
  void the_funnel_counts_carts_by_the_time_they_were_opened() {
    assertThat(funnel(OF_THE_SHOP)).isEqualTo("6 5 4 2");
    assertThat(funnel("from=2022-10-01T10:25:00Z&to=2022-10-01T11:00:00Z")).isEqualTo("2 2 2 0");
    assertThat(funnel("from=2022-10-02T00:00:00Z&to=2022-10-03T00:00:00Z")).isEqualTo("2 1 0 1");
  }

  @Test
  void a_token_shows_what_its_command_did() {
    var cart = log.cart("2023-01-01T00:00:00Z").add("2023-01-01T00:00:00Z", BOOK, 30);
    for (int left = 29; left > 0; left--) {
      cart.change("2023-01-01T00:00:00Z", BOOK, left + 1, left);

      given()
          .header("Consistency-Token", log.publish())
          .header("Prefer", "wait=20")
          .get("/analytics/dropped-items?from=2023-01-01T00:00:00Z&to=2023-01-02T00:00:00Z")
          .then()
          .statusCode(200)
          .header("Projection-Position", notNullValue())
          .body("total.quantity", equalTo(30 - left));
    }
  }

  @Test
  void a_cart_that_was_given_back_is_checked_out_no_more_and_its_drops_count_again() {
    var of2024 = "from=2024-01-01T00:00:00Z&to=2024-02-01T00:00:00Z";
    var cart =
        log.cart("2024-01-01T10:00:00Z")
            .add("2024-01-01T10:00:01Z", CASE, 3)
            .checkOut("2024-01-01T10:00:02Z");
    published("/analytics/funnel?" + of2024);
    assertThat(funnel(of2024)).isEqualTo("1 1 0 1");

    cart.giveBack("2024-01-01T10:00:03Z", CASE, 3).change("2024-01-01T10:00:04Z", CASE, 3, 1);
    published("/analytics/funnel?" + of2024);
    assertThat(funnel(of2024)).isEqualTo("1 1 1 0");
    assertThat(groups("day", "", of2024)).containsExactly("2024-01-01 2 1 20.00 EUR");

    cart.checkOut("2024-01-01T10:00:05Z");
    published("/analytics/funnel?" + of2024);
    assertThat(funnel(of2024)).isEqualTo("1 1 1 1");
  }

  @Test
  void carts_left_behind_are_counted_by_the_time_they_were_left_with_what_was_in_them() {
    var of2025 = "from=2025-01-02T00:00:00Z&to=2025-01-03T00:00:00Z";
    log.cart("2025-01-01T00:00:00Z")
        .add("2025-01-01T00:00:01Z", PHONE, 2)
        .abandon("2025-01-02T00:00:00Z", 2, PHONE, CASE);
    log.cart("2025-01-01T00:00:00Z").abandon("2025-01-02T01:00:00Z", 1, BOOK);
    log.cart("2025-01-01T00:00:00Z").abandon("2025-01-02T02:00:00Z", 3, GAME);
    log.cart("2025-01-01T00:00:00Z").abandon("2025-01-02T03:00:00Z");
    log.cart("2025-01-01T00:00:00Z").abandon("2025-01-03T00:00:00Z", 1, PHONE);

    var answer = published("/analytics/abandoned-carts?" + of2025);

    assertThat(answer.getString("from")).isEqualTo("2025-01-02T00:00:00Z");
    assertThat(answer.getInt("carts")).isEqualTo(4);
    assertThat(answer.getInt("cartsWithItems")).isEqualTo(3);
    assertThat(answer.getInt("pieces")).isEqualTo(8);
    assertThat(answer.getList("values", Map.class))
        .containsExactly(
            Map.of("amount", "227.50", "currency", "EUR"),
            Map.of("amount", "60.00", "currency", "USD"));
    assertThat(funnel("from=2025-01-01T00:00:00Z&to=2025-01-02T00:00:00Z")).isEqualTo("5 1 0 0");
    assertThat(json("/analytics/abandoned-carts?to=1970-01-01T00:00:00Z").getInt("carts")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dropped-items?groupBy=colour",
        "dropped-items?from=yesterday",
        "dropped-items?to=2022-10-01",
        "dropped-items?from=-999999999-01-01T00:00:00Z",
        "dropped-items?limit=0",
        "dropped-items?limit=1001",
        "abandoned-carts?from=1",
        "funnel?from=1",
        "funnel?to=+1"
      })
  void bad_parameters_are_400_problems_that_name_them(String query) {
    given()
        .get("/analytics/" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://hindsight.dev/problems/malformed"))
        .body("field", equalTo(query.substring(query.indexOf('?') + 1, query.indexOf('='))));
  }

  @Test
  void a_span_that_ends_before_it_begins_is_a_400_problem() {
    given()
        .get("/analytics/funnel?from=2022-10-02T00:00:00Z&to=2022-10-01T00:00:00Z")
        .then()
        .statusCode(400)
        .body("field", equalTo("to"));
  }

  @Test
  void an_address_that_nobody_has_is_a_404_problem() {
    given()
        .get("/analytics/nothing")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("https://hindsight.dev/problems/not-found"));
  }

  private static Map<String, Object> listing(Item item, int quantity, int carts, String value) {
    var group = new HashMap<String, Object>();
    group.put("key", item.id().toString());
    group.put("title", item.title());
    group.put("quantity", quantity);
    group.put("carts", carts);
    group.put("value", Map.of("amount", value, "currency", item.price().currencyCode()));
    if (item.brand() != null && item.category() != null) {
      group.put("brand", item.brand());
      group.put("category", item.category());
    }
    return group;
  }

  /** The answer that includes everything that was written. */
  private JsonPath published(String path) {
    return given()
        .header("Consistency-Token", log.publish())
        .header("Prefer", "wait=20")
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<String> groups(String groupBy, String more) {
    return groups(groupBy, more, OF_THE_SHOP);
  }

  private static List<String> groups(String groupBy, String more, String span) {
    return json(dropped(groupBy, more, span)).getList("groups", Map.class).stream()
        .map(FiguresHttpTest::line)
        .toList();
  }

  private static String line(Map<?, ?> group) {
    assertThat(group.containsKey("key")).isTrue();
    var value = (Map<?, ?>) requireNonNull(group.get("value"));
    return "%s %s %s %s %s"
        .formatted(
            group.get("key"),
            group.get("quantity"),
            group.get("carts"),
            value.get("amount"),
            value.get("currency"));
  }

  private static String funnel(String span) {
    var answer = json("/analytics/funnel?" + span);
    return "%d %d %d %d"
        .formatted(
            answer.getInt("carts"),
            answer.getInt("cartsWithItems"),
            answer.getInt("cartsWithDrops"),
            answer.getInt("cartsCheckedOut"));
  }

  private static String dropped(String groupBy, String more) {
    return dropped(groupBy, more, OF_THE_SHOP);
  }

  private static String dropped(String groupBy, String more, String span) {
    return "/analytics/dropped-items?groupBy=" + groupBy + "&" + span + more;
  }

  private static JsonPath json(String path) {
    return given().urlEncodingEnabled(false).get(path).then().statusCode(200).extract().jsonPath();
  }
}
