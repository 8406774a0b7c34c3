package dev.hindsight.analytics;

import static io.restassured.RestAssured.given;
import static io.restassured.path.json.config.JsonPathConfig.jsonPathConfig;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.analytics.count.Answers;
import dev.hindsight.analytics.count.CountedCarts;
import dev.hindsight.analytics.count.Question;
import dev.hindsight.analytics.count.RandomCarts;
import dev.hindsight.analytics.stack.AnalyticsStack;
import dev.hindsight.analytics.stack.Log;
import dev.hindsight.analytics.stack.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures of carts against a count of every event, over histories and spans made up at random. */
@QuarkusTest
@QuarkusTestResource(AnalyticsStack.class)
class CartFiguresTest {

  private static final List<String> GROUPS = List.of("listing", "brand", "category", "hour", "day");
  private static final List<Long> BOUNDS =
      List.of(60L, 300L, 900L, 3_600L, 21_600L, 86_400L, 604_800L, 2_592_000L);

  @SuppressWarnings("NullAway.Init")
  Log log;

  @Inject Pool pool;

  @Test
  void every_figure_of_every_span_is_what_a_count_of_all_events_gives() {
    var random = new Random(20_221_101);
    var carts = new RandomCarts(log, random);
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 10; i++) {
        carts.go(1 + random.nextInt(60));
        log.publish();
      }
      level();
      var counted = CountedCarts.in(log.events());

      for (var question : Question.about(log.events(), random, 25)) {
        same(question, counted, GROUPS.get(random.nextInt(GROUPS.size())));
      }
    }
  }

  @Test
  void more_events_in_the_same_hours_are_no_more_rows_to_read() {
    var random = new Random(9);
    for (int i = 0; i < 300; i++) {
      twoDrops(random);
    }
    level();
    var before = rowsOfBuckets();

    for (int i = 0; i < 600; i++) {
      twoDrops(random);
    }
    level();

    assertThat(rowsOfBuckets()).isEqualTo(before);
    assertThat(json("dropped-items?from=2019-01-01T00:00:00Z&to=2019-02-01T00:00:00Z"))
        .satisfies(answer -> {
          assertThat(answer.getInt("total.quantity")).isEqualTo(1_800);
          assertThat(answer.getInt("total.carts")).isEqualTo(900);
        });
  }

  /** A cart that drops the same item in two hours, at some moment of each. */
  private void twoDrops(Random random) {
    var some = random.nextInt(3_000_000);
    log.cart("2019-01-05T09:00:00Z")
        .add("2019-01-05T09:30:00Z", Shop.CASE, 3)
        .change(time("2019-01-05T10:05:00Z", some), Shop.CASE, 3, 2)
        .change(time("2019-01-05T12:05:00Z", some), Shop.CASE, 2, 1);
  }

  private static String time(String from, int millis) {
    return Instant.parse(from).plusMillis(millis).toString();
  }

  private long rowsOfBuckets() {
    var count =
        """
        SELECT (SELECT count(*) FROM dropped_tallies WHERE axis = 'OCCURRED' AND grain <> 'INSTANT')
             + (SELECT count(*) FROM funnel_tallies WHERE axis = 'OCCURRED' AND grain <> 'INSTANT')
             + (SELECT count(*) FROM drop_wait_tallies
                WHERE axis = 'OCCURRED' AND grain <> 'INSTANT')\
        """;
    var rows = pool.query(count).execute().await().atMost(Duration.ofSeconds(10));
    return rows.iterator().next().getLong(0);
  }

  private static void same(Question question, CountedCarts counted, String groupBy) {
    var dropped = json("dropped-items?limit=1000&groupBy=" + groupBy + "&" + question.query());
    assertThat(Answers.groups(dropped, "quantity", "carts"))
        .as("dropped by %s: %s", groupBy, question)
        .isEqualTo(counted.dropped(question, groupBy));
    assertThat(dropped.getLong("total.quantity") + " " + dropped.getLong("total.carts"))
        .as("dropped: %s", question)
        .isEqualTo(counted.droppedInAll(question));

    var funnel = json("funnel?" + question.query());
    assertThat(
            Answers.numbers(funnel, "carts", "cartsWithItems", "cartsWithDrops", "cartsCheckedOut"))
        .as("funnel: %s", question)
        .isEqualTo(counted.funnel(question));

    var abandoned = json("abandoned-carts?limit=1000&groupBy=" + groupBy + "&" + question.query());
    assertThat(Answers.groups(abandoned, "carts", "pieces"))
        .as("abandoned by %s: %s", groupBy, question)
        .isEqualTo(counted.abandoned(question, groupBy));
    assertThat(Answers.numbers(abandoned, "carts", "cartsWithItems", "pieces"))
        .as("abandoned: %s", question)
        .isEqualTo(counted.abandonedInAll(question));

    var waits = json("time-to-drop?" + question.query());
    assertThat(Answers.bounds(waits))
        .as("waits: %s", question)
        .isEqualTo(counted.waits(question, BOUNDS));
    var drops = BigDecimal.valueOf(waits.getLong("drops"));
    if (drops.signum() > 0) {
      assertThat(new BigDecimal(waits.getString("meanSeconds")))
          .as("mean: %s", question)
          .isEqualByComparingTo(
              BigDecimal.valueOf(counted.waitedMillis(question), 3)
                  .divide(drops, 3, RoundingMode.HALF_UP));
    }
  }

  private void level() {
    given()
        .header("Consistency-Token", log.publish())
        .header("Prefer", "wait=60")
        .get("/analytics/funnel")
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
        .jsonPath(jsonPathConfig().numberReturnType(NumberReturnType.BIG_DECIMAL));
  }
}
