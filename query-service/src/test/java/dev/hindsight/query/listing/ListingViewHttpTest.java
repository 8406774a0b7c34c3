package dev.hindsight.query.listing;

import static dev.hindsight.query.stack.Answers.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.ListingEvent.ListingPriceChanged;
import dev.hindsight.events.ListingEvent.ListingWithdrawn;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings from the topic to the answer. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class ListingViewHttpTest {

  private static final Money PRICE = Money.of("10.00", "EUR");

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final UUID id = UUID.randomUUID();
  private final StreamName listing = new StreamName("listing", id);

  @Test
  void a_listing_is_answered_with_its_price() {
    var seller = UUID.randomUUID();
    var token =
        relay.append(
            listing,
            new ListingPosted(seller, "Phone", "acme", "phones", PRICE),
            new ListingPriceChanged(PRICE, Money.of("8.00", "EUR")));

    get("/listings", id, token)
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("status", equalTo("listed"))
        .body("title", equalTo("Phone"))
        .body("brand", equalTo("acme"))
        .body("category", equalTo("phones"))
        .body("price.amount", equalTo("8.00"))
        .body("price.currency", equalTo("EUR"))
        .body("sellerId", equalTo(seller.toString()));
  }

  @Test
  void a_withdrawn_listing_of_the_shop_says_so() {
    var token =
        relay.append(
            listing, new ListingPosted(null, "Phone", null, null, PRICE), new ListingWithdrawn());

    get("/listings", id, token)
        .body("status", equalTo("withdrawn"))
        .body("containsKey('brand')", equalTo(false))
        .body("containsKey('sellerId')", equalTo(false));
  }

  @Test
  void pages_of_a_brand_hold_each_of_its_listings_once_in_the_order_of_ids() {
    var brand = "brand-" + id;
    var wanted = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      var one = UUID.randomUUID();
      var posted = new ListingPosted(null, "Phone", brand, i == 3 ? "odd" : "even", PRICE);
      var token = relay.append(new StreamName("listing", one), posted);
      get("/listings", one, token).statusCode(200);
      wanted.add(one.toString());
    }
    wanted.sort(null);

    var found = new ArrayList<String>();
    var after = "";
    do {
      var page = page("/listings?limit=3&brand=" + brand + after);
      found.addAll(page.ids());
      after = page.next() == null ? "" : "&after=" + page.next();
    } while (!after.isEmpty());

    assertThat(found).isEqualTo(wanted);
    assertThat(page("/listings?category=odd&brand=" + brand).ids()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=-1", "after=1"})
  void bad_parameters_are_400_problems_that_name_them(String query) {
    given()
        .get("/listings?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(query.substring(0, query.indexOf('='))));
  }

  private static Page page(String path) {
    var json = given().get(path).then().statusCode(200).extract().jsonPath();
    return new Page(json.getList("listings.id"), json.getString("next"));
  }

  private record Page(List<String> ids, @Nullable String next) {}
}
