package dev.hindsight.query.access;

import static dev.hindsight.embedded.token.GuardedEndpoints.assertForbidden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.embedded.token.GuardedEndpoints;
import dev.hindsight.embedded.token.GuardedEndpoints.Endpoint;
import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.embedded.token.Token;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.CartEvent.CartOpened;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.Event;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.testkit.LiveReader;
import dev.hindsight.query.stack.Keys;
import dev.hindsight.query.stack.Orders;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every endpoint, asked by those who have no business there. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class WhoSeesWhatTest {

  private static final String FORBIDDEN = "https://hindsight.dev/problems/forbidden";

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  private final UUID ada = Keys.customer();
  private final UUID eve = UUID.randomUUID();
  private final UUID thing = UUID.randomUUID();

  @Test
  void nobody_comes_in_without_a_token_that_is_good() {
    GuardedEndpoints.assertClosed(GuardedEndpoints.described());
  }

  @Test
  void every_endpoint_has_a_rule() {
    GuardedEndpoints.assertOpenToOperators(GuardedEndpoints.described());
  }

  @Test
  void what_is_the_operators_is_nobody_elses() {
    for (var endpoint : GuardedEndpoints.described()) {
      if (endpoint.path().startsWith("/admin")) {
        assertForbidden(endpoint, TestTokens.customer(ada), null);
        assertForbidden(endpoint, TestTokens.merchant(ada), null);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cart", "account", "order", "customer"})
  void what_is_somebody_elses_cannot_be_seen_neither_as_it_is_nor_as_it_was(String kind) {
    var id = kind.equals("customer") ? ada : thing;
    happens(kind, id, ofAda(kind));

    for (var endpoint : of(kind)) {
      var there = endpoint.at(Map.of("id", id.toString()));
      assertThat(seen(there, TestTokens.customer(ada))).as("%s by its owner", there).isEqualTo(200);
      assertThat(seen(there, TestTokens.operator())).as("%s by operators", there).isEqualTo(200);
      assertForbidden(there, TestTokens.customer(eve), null);
      assertForbidden(there, TestTokens.merchant(ada), null);
      assertForbidden(there, TestTokens.signed(Token.of(ada.toString())), null);
      assertForbidden(there, TestTokens.signed(Token.of("ada", "customer")), null);
    }
    var path = "/" + kind + "s/" + id;
    var forEve = Map.of("Authorization", TestTokens.customer(eve));
    try (var live = LiveReader.open(RestAssured.port, path, forEve)) {
      assertThat(live.status()).isEqualTo(403);
    }
    for (var past : List.of("?version=1", "?asOf=2100-01-01T00:00:00Z")) {
      assertForbidden(new Endpoint("GET", path, path + past), TestTokens.customer(eve), null);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cart", "account", "order"})
  void what_is_the_shops_own_is_for_operators(String kind) {
    happens(kind, thing, ofNobody(kind));

    for (var endpoint : of(kind)) {
      var there = endpoint.at(Map.of("id", thing.toString()));
      assertForbidden(there, TestTokens.customer(eve), null);
      assertThat(seen(there, TestTokens.operator())).isEqualTo(200);
    }
  }

  @Test
  void whether_there_is_a_customer_is_told_to_nobody_else() {
    happens("customer", ada, ofAda("customer"));

    for (var id : List.of(ada, UUID.randomUUID())) {
      for (var endpoint : of("customer")) {
        var answer =
            GuardedEndpoints.send(
                endpoint.at(Map.of("id", id.toString())), TestTokens.customer(eve), null);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(FORBIDDEN);
      }
    }
  }

  @Test
  void listings_are_for_everybody() {
    var posted = new ListingPosted(ada, "A lamp", null, null, Money.of("1.00", "EUR"));
    happens("listing", thing, posted);

    for (var endpoint : of("listing")) {
      var there = endpoint.at(Map.of("id", thing.toString()));
      assertThat(seen(there, TestTokens.customer(eve))).isEqualTo(200);
      assertThat(seen(there, TestTokens.merchant(eve))).isEqualTo(200);
    }
  }

  @Test
  void an_open_answer_ends_when_the_token_of_its_reader_does() {
    happens("cart", thing, ofAda("cart"));
    var soon = TestTokens.signed(Token.customer(ada).lasting(Duration.ofSeconds(3)));

    try (var live =
        LiveReader.open(RestAssured.port, "/carts/" + thing, Map.of("Authorization", soon))) {
      assertThat(live.status()).isEqualTo(200);
      assertThat(live.next()).isNotNull();
      assertThat(live.next()).isNull();
    }
  }

  /** What is told of entities of a kind; an order of a customer is told of the customer. */
  private static List<Endpoint> of(String kind) {
    var all =
        GuardedEndpoints.described().stream()
            .filter(one -> one.template().startsWith("/" + kind + "s/{id}"))
            .toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(4);
    return all;
  }

  private static int seen(Endpoint endpoint, String token) {
    HttpResponse<String> answer = GuardedEndpoints.send(endpoint, token, null);
    return answer.statusCode();
  }

  private void happens(String kind, UUID id, Event event) {
    var token = relay.append(new StreamName(kind, id), event);
    RestAssured.given()
        .header("Consistency-Token", token)
        .header("Prefer", "wait=20")
        .get("/" + kind + "s/" + id + "/history")
        .then()
        .statusCode(200);
    RestAssured.given()
        .header("Consistency-Token", token)
        .header("Prefer", "wait=20")
        .get("/" + kind + "s/" + id)
        .then()
        .statusCode(200);
  }

  private Event ofAda(String kind) {
    return switch (kind) {
      case "cart" -> new CartOpened(ada);
      case "account" -> new AccountOpened(ada, "EUR");
      case "order" -> Orders.placed(ada, null);
      default -> {
        var key = Keys.of(ada);
        yield new CustomerRegistered(
            key.seal("name", "Ada"), key.seal("email", "ada@example.org"), null);
      }
    };
  }

  private static Event ofNobody(String kind) {
    return switch (kind) {
      case "cart" -> new CartOpened(null);
      case "account" -> new AccountOpened(null, "EUR");
      default -> Orders.placed(null, null);
    };
  }
}
