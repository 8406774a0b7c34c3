package dev.hindsight.query.listing.search;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The search for listings, from the topic to pages of answers; each test has a brand of its own.
 */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class ListingSearchHttpTest {

  private static final UUID SELLER = UUID.randomUUID();

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final String brand = "brand" + UUID.randomUUID().toString().replace("-", "");

  @ParameterizedTest
  @CsvSource({
    "lamp, 2",
    "LAMP, 2",
    "lam, 2",
    "desk lamp, 1",
    "lamp desk, 1",
    "crè, 1",
    "CRÈME, 1",
    "bath, 1",
    "lumen, 0",
    "'lamp & !desk', 1",
    "3.5, 1",
  })
  void words_are_found_in_any_order_and_by_their_beginnings(String words, int found) {
    post("Desk-Lamp (3.5 W)", "light", "10.00");
    post("lamp", "furniture.bathroom.bath", "10.00");
    post("Crème", "skin_care", "10.00");

    assertThat(titles("q", words)).hasSize(found);
  }

  @Test
  void a_brand_is_found_by_its_words_too() {
    post("Lamp", "light", "10.00");

    assertThat(titles("q", brand + " lamp")).containsExactly("Lamp");
  }

  @Test
  void a_category_is_found_with_all_beneath_it_and_nothing_beside_it() {
    post("a", "furniture", "1.00");
    post("b", "furniture.bath", "1.00");
    post("c", "furniture.bath.tub", "1.00");
    post("d", "furniture_2", "1.00");
    post("e", "furnitureXbath", "1.00");
    post("f", null, "1.00");

    assertThat(titles("category", "furniture")).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(titles("category", "furniture.bath")).containsExactlyInAnyOrder("b", "c");
    assertThat(titles("category", "furn%")).isEmpty();
    assertThat(titles("category", "furniture_2")).containsExactly("d");
  }

  @Test
  void prices_are_of_one_currency_and_both_limits_count() {
    post("a", "x", "9.99");
    post("b", "x", "10.00");
    post("c", "x", "20.00");
    post("d", "x", "20.01");
    post(new ListingPosted(null, "yen", brand, "x", Money.of("15", "JPY")));

    assertThat(titles("minPrice", "10.00", "maxPrice", "20.00"))
        .containsExactlyInAnyOrder("b", "c");
    assertThat(titles("minPrice", "20.01")).containsExactly("d");
    assertThat(titles("maxPrice", "20", "currency", "JPY")).containsExactly("yen");
    assertThat(titles("currency", "JPY")).containsExactly("yen");
  }

  @Test
  void a_seller_and_a_status_are_found() {
    post(new ListingPosted(SELLER, "mine", brand, "x", Money.of("1.00", "EUR")));
    var gone = post("gone", "x", "1.00");
    show(gone, relay.append(gone, new ListingWithdrawn()));

    assertThat(titles("sellerId", SELLER.toString())).containsExactly("mine");
    assertThat(titles("status", "withdrawn")).containsExactly("gone");
    assertThat(titles("status", "listed")).containsExactly("mine");
    assertThat(titles()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "price, 'a b d c e'",
    "-price, 'e c d b a'",
    "title, 'a b c d e'",
    "-title, 'e d c b a'",
  })
  void pages_hold_each_listing_once_and_in_order(String sort, String wanted) {
    // Two pairs of equal prices: their order is that of the ids.
    postAll(Map.of("a", "1.00", "b", "2.00", "c", "3.00", "d", "2.00", "e", "3.00"));

    var found = paged(2, "sort", sort);

    var byPrice = sort.endsWith("price");
    assertThat(byPrice ? prices(found) : found)
        .isEqualTo(byPrice ? prices(List.of(wanted.split(" "))) : List.of(wanted.split(" ")));
    assertThat(found).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"listed, 'a b c d e'", "-listed, 'e d c b a'"})
  void the_order_of_age_is_that_of_the_time_at_which_each_was_posted(String sort, String wanted) {
    for (var day : List.of(3, 1, 5, 2, 4)) {
      var title = String.valueOf((char) ('a' + day - 1));
      var listing = new StreamName("listing", UUID.randomUUID());
      var posted = new ListingPosted(null, title, brand, "x", Money.of("1.00", "EUR"));
      show(
          listing,
          relay.appendAs(listing, Instant.parse("2020-01-0" + day + "T12:00:00.123456Z"), posted));
    }

    assertThat(paged(2, "sort", sort)).isEqualTo(List.of(wanted.split(" ")));
    assertThat(paged(1, "sort", sort)).isEqualTo(List.of(wanted.split(" ")));
  }

  @Test
  void whoever_does_not_change_is_on_one_page_while_others_change() {
    for (int i = 10; i < 30; i++) {
      post("still " + i, "x", i + ".00");
    }
    var restless = new ArrayList<StreamName>();
    for (int i = 10; i < 20; i++) {
      restless.add(post("restless " + i, "x", i + ".50"));
    }

    var found = new ArrayList<String>();
    @Nullable String next = null;
    var price = 10;
    do {
      var page = page(3, next, "sort", "price");
      found.addAll(page.titles());
      next = page.next();
      if (!restless.isEmpty()) {
        var one = restless.removeFirst();
        var to = Money.of((price % 2 == 0 ? 29 : 1) + ".75", "EUR");
        show(one, relay.append(one, new ListingPriceChanged(Money.of(price + ".50", "EUR"), to)));
        price++;
      }
    } while (next != null);

    assertThat(found.stream().filter(title -> title.startsWith("still")))
        .hasSize(20)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=%26",
        "q=a b c d e f g h i j k l m",
        "sort=prices",
        "status=open",
        "sellerId=1",
        "minPrice=-1",
        "minPrice=1e3",
        "minPrice=1.001",
        "maxPrice=x",
        "currency=EURO",
        "brand=a%00b",
        "after=djE",
        "after=%%%",
        "after=djE7cHJpY2U7MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAwOzE",
      })
  void bad_parameters_are_400_problems_that_name_them(String query) {
    var name = query.substring(0, query.indexOf('='));
    given()
        .urlEncodingEnabled(false)
        .get("/listings?" + query.replace(" ", "%20").replace("%%%", "%25%25"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(name));
  }

  @Test
  void a_range_that_ends_before_it_begins_is_refused() {
    given()
        .get("/listings?minPrice=2.00&maxPrice=1.00")
        .then()
        .statusCode(400)
        .body("field", equalTo("maxPrice"));
  }

  private void postAll(Map<String, String> pricesByTitle) {
    pricesByTitle.forEach((title, price) -> post(title, "x", price));
  }

  private static List<String> prices(List<String> titles) {
    var prices = Map.of("a", "1", "b", "2", "c", "3", "d", "2", "e", "3");
    return titles.stream().map(prices::get).toList();
  }

  private StreamName post(String title, @Nullable String category, String price) {
    return post(new ListingPosted(null, title, brand, category, Money.of(price, "EUR")));
  }

  private StreamName post(ListingPosted posted) {
    var listing = new StreamName("listing", UUID.randomUUID());
    show(listing, relay.append(listing, posted));
    return listing;
  }

  private static void show(StreamName listing, String token) {
    get("/listings", listing.id(), token).statusCode(200);
  }

  private List<String> titles(String... parameters) {
    return page(200, null, parameters).titles();
  }

  private List<String> paged(int limit, String... parameters) {
    var found = new ArrayList<String>();
    @Nullable String next = null;
    do {
      var page = page(limit, next, parameters);
      found.addAll(page.titles());
      next = page.next();
    } while (next != null);
    return found;
  }

  private Page page(int limit, @Nullable String after, String... parameters) {
    var all = new HashMap<String, Object>();
    all.put("brand", brand);
    all.put("limit", limit);
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    if (after != null) {
      all.put("after", after);
    }
    var json =
        given().queryParams(all).get("/listings").then().statusCode(200).extract().jsonPath();
    return new Page(json.getList("listings.title"), json.getString("next"));
  }

  private record Page(List<String> titles, @Nullable String next) {}
}
