package dev.hindsight.analytics;

import static dev.hindsight.analytics.stack.Shop.BOOK;
import static dev.hindsight.analytics.stack.Shop.PHONE;
import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.analytics.stack.AnalyticsStack;
import dev.hindsight.analytics.stack.Log;
import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.kit.testkit.LiveReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures that are told again when they change. */
@QuarkusTest
@QuarkusTestResource(AnalyticsStack.class)
class LiveFiguresHttpTest {

  private static final String OF_THE_SHOP = "from=2022-10-01T00:00:00Z&to=2022-10-03T00:00:00Z";

  @SuppressWarnings("NullAway.Init")
  Log log;

  @BeforeEach
  void backfilled() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            given()
                    .urlEncodingEnabled(false)
                    .get("/analytics/funnel?" + OF_THE_SHOP)
                    .jsonPath()
                    .getInt("carts")
                == 6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"funnel", "abandoned-carts", "dropped-items", "dropped-items?groupBy=brand"})
  void the_whole_figure_is_told_at_once_and_is_the_one_of_the_plain_answer(String path) {
    var span = (path.contains("?") ? "&" : "?") + OF_THE_SHOP;
    var address = "/analytics/" + path + span;
    try (var reader = LiveReader.open(RestAssured.port, address, TestTokens.headers())) {
      assertThat(reader.status()).isEqualTo(200);
      assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
      var event = requireNonNull(reader.next());

      assertThat(event.name()).isEqualTo("figure");
      assertThat(Long.parseLong(requireNonNull(event.id()))).isPositive();
      assertThat(event.data())
          .isEqualTo(
              given()
                  .urlEncodingEnabled(false)
                  .header("Accept", "*/*")
                  .get(address)
                  .then()
                  .contentType("application/json")
                  .extract()
                  .asString());
    }
  }

  @Test
  void a_figure_is_told_again_when_it_is_another_and_only_then() {
    var of2026 = "from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z";
    try (var reader =
        LiveReader.open(RestAssured.port, "/analytics/funnel?" + of2026, TestTokens.headers())) {
      assertThat(carts(reader)).isZero();
      for (int i = 1; i <= 10; i++) {
        log.cart("2025-12-31T00:00:00Z").add("2025-12-31T00:00:01Z", BOOK, 1);
        published();
        log.cart("2026-01-01T00:00:00Z").add("2026-01-01T00:00:01Z", PHONE, 1);
        published();

        assertThat(carts(reader)).isEqualTo(i);
      }
    }
  }

  @Test
  void all_who_look_at_a_figure_hear_the_same() {
    var of2027 = "from=2027-01-01T00:00:00Z&to=2027-02-01T00:00:00Z";
    var readers = new ArrayList<LiveReader>();
    try {
      for (int i = 0; i < 50; i++) {
        readers.add(
            LiveReader.open(RestAssured.port, "/analytics/funnel?" + of2027, TestTokens.headers()));
      }
      for (var reader : readers) {
        assertThat(carts(reader)).isZero();
      }
      log.cart("2027-01-01T00:00:00Z");
      published();

      for (var reader : readers) {
        assertThat(carts(reader)).isEqualTo(1);
      }
    } finally {
      readers.forEach(LiveReader::close);
    }
  }

  @Test
  void a_thousand_readers_hear_of_a_change() {
    var of2028 = "from=2028-01-01T00:00:00Z&to=2028-02-01T00:00:00Z";
    var readers = new ArrayList<LiveReader>();
    try {
      for (int i = 0; i < 1_000; i++) {
        readers.add(
            LiveReader.open(RestAssured.port, "/analytics/funnel?" + of2028, TestTokens.headers()));
      }
      for (var reader : readers) {
        assertThat(carts(reader)).isZero();
      }
      for (int i = 1; i <= 3; i++) {
        log.cart("2028-01-01T00:00:00Z");
        published();
        for (var reader : readers) {
          assertThat(carts(reader)).isEqualTo(i);
        }
      }
    } finally {
      readers.forEach(LiveReader::close);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dropped-items?groupBy=colour", "funnel?from=1", "abandoned-carts?to=x"})
  void bad_parameters_are_refused_before_the_answer_is_open(String query) {
    given()
        .header("Accept", "text/event-stream")
        .get("/analytics/" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://hindsight.dev/problems/malformed"));
  }

  private void published() {
    given()
        .header("Consistency-Token", log.publish())
        .header("Prefer", "wait=20")
        .get("/analytics/funnel")
        .then()
        .statusCode(200);
  }

  private static int carts(LiveReader reader) {
    return JsonPath.from(requireNonNull(reader.next()).data()).getInt("carts");
  }
}
