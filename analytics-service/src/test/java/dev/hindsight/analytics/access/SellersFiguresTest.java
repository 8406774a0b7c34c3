package dev.hindsight.analytics.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.analytics.stack.AnalyticsStack;
import dev.hindsight.analytics.stack.Log;
import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.CartLine;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent.OrderPaid;
import dev.hindsight.events.OrderEvent.OrderPlaced;
import dev.hindsight.events.Payout;
import dev.hindsight.kit.testkit.LiveReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What merchants are told of what they sell. */
@QuarkusTest
@QuarkusTestResource(AnalyticsStack.class)
class SellersFiguresTest {

  private static final String THEN = "2030-01-01T00:45:00Z";
  private static final Money FOUR = Money.of("4.00", "EUR");
  private static final Money TEN = Money.of("10.00", "EUR");

  @SuppressWarnings("NullAway.Init")
  Log log;

  private final UUID ada = UUID.randomUUID();
  private final UUID bob = UUID.randomUUID();
  private String lamp = "";
  private String shade = "";
  private String box = "";

  /** Ada sells lamps and shades, Bob boxes; somebody buys a lamp and a box, and drops the rest. */
  @BeforeEach
  void sales() {
    var lamps = posted(ada, FOUR);
    var shades = posted(ada, TEN);
    var boxes = posted(bob, TEN);
    lamp = lamps.toString();
    shade = shades.toString();
    box = boxes.toString();
    var cart = log.entity("cart").write(THEN, new CartOpened(null));
    for (var what : List.of(lamps, shades, boxes)) {
      var price = what.equals(lamps) ? FOUR : TEN;
      cart.write(THEN, new ItemAddedToCart(what, "A thing", null, null, 2, price))
          .write(THEN, new ItemRemovedFromCart(what, "A thing", null, null, 2, price));
    }
    var order = log.entity("order");
    var lines = List.of(line(lamps, FOUR), line(boxes, TEN));
    var total = FOUR.plus(TEN);
    order
        .write(THEN, new OrderPlaced(order.id(), null, null, lines, total))
        .write(
            THEN,
            new OrderPaid(UUID.randomUUID(), List.of(payout(ada, FOUR), payout(bob, TEN)), total));
    var token = log.publish();
    for (var figure : List.of("revenue", "dropped-items")) {
      given()
          .header("Consistency-Token", token)
          .header("Prefer", "wait=20")
          .get("/analytics/" + figure)
          .then()
          .statusCode(200);
    }
  }

  @Test
  void revenue_is_their_own() {
    var all = json("revenue", TestTokens.merchant(ada));
    assertThat(all.getList("total")).hasSize(1);
    assertThat(all.getString("total[0].paid.amount")).isEqualTo("4.00");
    assertThat(all.getInt("total[0].orders")).isEqualTo(1);
    assertThat(all.getMap("total[0]")).doesNotContainKey("pieces");

    for (var by : List.of("seller", "hour", "day")) {
      var groups = json("revenue?groupBy=" + by, TestTokens.merchant(bob));
      assertThat(groups.getList("groups")).as(by).hasSize(1);
      assertThat(groups.getString("groups[0].revenue.amount")).as(by).isEqualTo("10.00");
    }
    var listings = json("revenue?groupBy=listing", TestTokens.merchant(ada));
    assertThat(listings.getList("groups.key")).containsExactly(lamp);
    assertThat(listings.getInt("groups[0].pieces")).isEqualTo(1);
    assertThat(listings.getString("total[0].paid.amount")).isEqualTo("4.00");
  }

  @Test
  void what_was_dropped_is_of_their_listings() {
    var dropped = json("dropped-items", TestTokens.merchant(ada));

    assertThat(dropped.getList("groups.key")).containsExactly(shade, lamp);
    assertThat(dropped.getList("groups.quantity")).containsExactly(2, 2);
    assertThat(dropped.getList("groups.carts")).containsExactly(1, 1);
    assertThat(dropped.getInt("total.quantity")).isEqualTo(4);
    assertThat(dropped.getString("total.values[0].amount")).isEqualTo("28.00");
    assertThat(dropped.getMap("total")).doesNotContainKey("carts");
    var since = json("dropped-items?from=2030-01-01T00:30:00Z", TestTokens.merchant(ada));
    assertThat(since.getList("groups.key")).containsExactly(shade, lamp);
  }

  @Test
  void nobody_hears_of_anothers_sales() {
    for (var figure : List.of("revenue", "dropped-items")) {
      given()
          .header("Authorization", TestTokens.merchant(ada))
          .get("/analytics/" + figure + "?seller=" + bob)
          .then()
          .statusCode(403);
      given()
          .header("Authorization", TestTokens.customer(ada))
          .get("/analytics/" + figure)
          .then()
          .statusCode(403);
      given()
          .header("Authorization", TestTokens.merchant(ada))
          .get("/analytics/" + figure + "?groupBy=brand")
          .then()
          .statusCode(400);
      given().get("/analytics/" + figure + "?seller=bob").then().statusCode(400);
    }
  }

  @Test
  void operators_hear_of_any_seller_and_of_all() {
    assertThat(
            json("revenue?seller=" + bob, TestTokens.operator()).getString("total[0].paid.amount"))
        .isEqualTo("10.00");
    assertThat(json("dropped-items?seller=" + bob, TestTokens.operator()).getList("groups.key"))
        .containsExactly(box);
    assertThat(json("dropped-items?limit=1000", TestTokens.operator()).getList("groups.key"))
        .contains(box, lamp, shade);
  }

  @Test
  void open_answers_at_one_address_are_each_their_readers_own() {
    assertThat(live(ada)).contains("\"4.00\"").doesNotContain("\"10.00\"");
    assertThat(live(bob)).contains("\"10.00\"").doesNotContain("\"4.00\"");
  }

  private static String live(UUID merchant) {
    var headers = Map.of("Authorization", TestTokens.merchant(merchant));
    try (var reader = LiveReader.open(RestAssured.port, "/analytics/revenue", headers)) {
      var event = reader.next();
      assertThat(event).isNotNull();
      return String.valueOf(event).replaceAll("\\s", "");
    }
  }

  private static JsonPath json(String figure, String token) {
    return given()
        .header("Authorization", token)
        .get("/analytics/" + figure)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private UUID posted(UUID seller, Money price) {
    var listing = log.entity("listing");
    listing.write(THEN, new ListingPosted(seller, "A thing", null, null, price));
    return listing.id();
  }

  private static CartLine line(UUID listing, Money price) {
    return new CartLine(listing, "A thing", null, null, 1, price);
  }

  private static Payout payout(UUID seller, Money amount) {
    return new Payout(UUID.randomUUID(), seller, UUID.randomUUID(), amount);
  }
}
