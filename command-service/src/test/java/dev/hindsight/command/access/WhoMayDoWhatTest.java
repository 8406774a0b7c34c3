package dev.hindsight.command.access;

import static dev.hindsight.embedded.token.GuardedEndpoints.assertForbidden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors;
import dev.hindsight.embedded.token.GuardedEndpoints;
import dev.hindsight.embedded.token.GuardedEndpoints.Endpoint;
import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.embedded.token.Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every endpoint, asked by those who have no business there. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class WhoMayDoWhatTest {

  // Who asks for keys has no token, but a secret.
  private static final String KEYS = "/keys/{customer}";

  private final UUID ada = UUID.randomUUID();
  private final UUID eve = UUID.randomUUID();

  @Test
  void nobody_comes_in_without_a_token_that_is_good() {
    GuardedEndpoints.assertClosed(endpoints());
  }

  @Test
  void every_endpoint_has_a_rule() {
    GuardedEndpoints.assertOpenToOperators(
        endpoints().stream()
            // They say no for another reason: no secret, and a log that is not empty.
            .filter(endpoint -> !endpoint.path().equals("/admin/export/keys"))
            .toList());
  }

  @Test
  void what_is_the_operators_is_nobody_elses() {
    var theirs =
        endpoints().stream()
            .filter(one -> one.path().matches("/(admin|events|streams)(/.*)?"))
            .toList();
    assertThat(theirs).hasSizeGreaterThan(10);

    for (var endpoint : theirs) {
      assertForbidden(endpoint, TestTokens.customer(ada), null);
      assertForbidden(endpoint, TestTokens.merchant(ada), null);
      assertForbidden(endpoint, TestTokens.signed(Token.of("somebody")), null);
    }
  }

  @Test
  void what_is_somebody_elses_cannot_be_touched_and_nothing_happens() {
    var things = things();
    var before = Doors.events();

    for (var endpoint : endpoints()) {
      if (isOfSomebody(endpoint)) {
        var body = body(endpoint, things);
        var there = endpoint.at(parametersOf(endpoint, things));
        assertForbidden(there, TestTokens.customer(eve), body);
        assertForbidden(there, TestTokens.merchant(eve), body);
        assertForbidden(there, TestTokens.signed(Token.of(eve.toString())), body);
        assertForbidden(there, TestTokens.signed(Token.of("eve", "customer", "merchant")), body);
      }
    }
    assertThat(Doors.events()).isEqualTo(before);
  }

  @Test
  void what_became_of_a_command_is_a_secret_of_its_sender() {
    var opened = post("/carts", "{}", TestTokens.customer(ada)).accepted();
    var command = "/commands/" + opened.json().path("commandId").textValue();

    assertThat(get(command, TestTokens.customer(ada)).status()).isEqualTo(200);
    assertThat(get(command, TestTokens.operator()).status()).isEqualTo(200);
    get(command, TestTokens.customer(eve)).problem(404, "unknown-command");
    get(command, TestTokens.merchant(eve)).problem(404, "unknown-command");
    assertThat(
            Doors.get(
                    command,
                    "Authorization",
                    TestTokens.customer(eve),
                    "Accept",
                    "text/event-stream")
                .status())
        .isEqualTo(404);
  }

  @Test
  void one_of_many_commands_is_refused_and_the_others_are_not() {
    var cart = idOf(post("/carts", "{}", TestTokens.customer(ada)).accepted());
    var lines =
        """
        {"command":"CheckOutCart","data":{"cartId":"%s"}}
        {"command":"OpenCart","data":{}}
        {"command":"WithdrawListing","data":{"listingId":"%s"}}
        """
            .formatted(cart, Doors.listing("1.00"));

    var answer = Doors.many(lines, TestTokens.customer(eve));

    assertThat(answer.body().lines().map(line -> line.replaceFirst(".*\"status\":(\\d+).*", "$1")))
        .containsExactly("403", "202", "403");
  }

  @Test
  void many_commands_of_one_request_count_as_many() {
    var lines = "{\"command\":\"OpenCart\",\"data\":{}}\n".repeat(3_000);

    var answer = Doors.many(lines, TestTokens.customer(eve)).body();

    assertThat(answer.lines()).hasSize(3_000);
    assertThat(answer.lines().limit(100)).allMatch(line -> line.contains("\"status\":202"));
    assertThat(answer.lines()).anyMatch(line -> line.contains("\"status\":429"));
    var operators = Doors.many(lines, TestTokens.operator()).body();
    assertThat(operators.lines()).allMatch(line -> line.contains("\"status\":202"));
  }

  @Test
  void keys_of_two_callers_never_meet() {
    var key = "order-" + UUID.randomUUID();
    var first = keyed(key, TestTokens.customer(ada)).accepted();
    var again = keyed(key, TestTokens.customer(ada)).accepted();
    var others = keyed(key, TestTokens.customer(eve)).accepted();

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(idOf(again)).isEqualTo(idOf(first));
    assertThat(others.header("Idempotency-Replayed")).isNull();
    assertThat(idOf(others)).isNotEqualTo(idOf(first));
  }

  @Test
  void who_names_nobody_acts_for_themselves_and_each_event_says_who_it_was() {
    var cart = idOf(post("/carts", "{}", TestTokens.customer(ada)).accepted());
    post("/customers", person(), TestTokens.customer(ada)).accepted();
    post("/accounts", "{\"currency\":\"EUR\"}", TestTokens.customer(ada)).accepted();

    var opened = Doors.get("/streams/cart-" + cart).json().path(0);
    assertThat(opened.path("data").path("customerId").textValue()).isEqualTo(ada.toString());
    assertThat(opened.path("actor").textValue()).isEqualTo(ada.toString());
    var registered = Doors.get("/streams/customer-" + ada).json();
    assertThat(registered).hasSize(2);
    assertThat(registered.path(1).path("type").textValue())
        .isEqualTo("hindsight.customer.account-opened.v1");
    var byOperator = idOf(Doors.post("/carts", "{}").accepted());
    var guests = Doors.get("/streams/cart-" + byOperator).json().path(0);
    assertThat(guests.path("data").has("customerId")).isFalse();
    assertThat(guests.path("actor").textValue()).isEqualTo("operator");
  }

  @Test
  void nobody_pays_from_an_account_that_is_not_theirs() {
    var things = things();
    var listing = Doors.listing("1.00");
    var cart = idOf(post("/carts", "{}", TestTokens.customer(eve)).accepted());
    post("/carts/" + cart + "/items", Doors.item(listing, 1), TestTokens.customer(eve)).accepted();

    var withAdasMoney = "{\"accountId\":\"%s\"}".formatted(things.get("account"));
    post("/carts/" + cart + "/checkout", withAdasMoney, TestTokens.customer(eve))
        .problem(403, "forbidden");
    post("/carts/" + cart + "/checkout", "{}", TestTokens.customer(eve)).accepted();
    post("/orders/" + cart + "/payment", withAdasMoney, TestTokens.customer(eve))
        .problem(403, "forbidden");
  }

  @Test
  void a_registration_under_another_id_leaves_no_key_behind() {
    var keys = Doors.number("SELECT count(*) FROM customer_keys");
    var body = "{\"id\":\"%s\",\"name\":\"Ada\",\"email\":\"%s@example.org\"}";

    post("/customers", body.formatted(ada, UUID.randomUUID()), TestTokens.customer(eve))
        .problem(403, "forbidden");

    assertThat(Doors.number("SELECT count(*) FROM customer_keys")).isEqualTo(keys);
  }

  private static List<Endpoint> endpoints() {
    return GuardedEndpoints.described().stream()
        .filter(one -> !one.template().equals(KEYS))
        .toList();
  }

  // Many commands answer line by line, and what became of one is a secret: both stand above.
  private static boolean isOfSomebody(Endpoint endpoint) {
    return !endpoint.path().matches("/(admin|events|streams|commands)(/.*)?");
  }

  /** Something of each kind that is Ada's: its id. */
  private Map<String, String> things() {
    post("/customers", person(), TestTokens.customer(ada)).accepted();
    var account =
        idOf(post("/accounts", "{\"currency\":\"EUR\"}", TestTokens.customer(ada)).accepted());
    var cart = idOf(post("/carts", "{}", TestTokens.customer(ada)).accepted());
    var listing = Doors.listing("1.00");
    post("/carts/" + cart + "/items", Doors.item(listing, 1), TestTokens.customer(ada)).accepted();
    var ordered = idOf(post("/carts", "{}", TestTokens.customer(ada)).accepted());
    post("/carts/" + ordered + "/items", Doors.item(listing, 1), TestTokens.customer(ada))
        .accepted();
    post("/carts/" + ordered + "/checkout", "{}", TestTokens.customer(ada)).accepted();
    return Map.of(
        "customer",
        ada.toString(),
        "account",
        account,
        "other",
        Doors.account("1.00").toString(),
        "cart",
        cart,
        "listing",
        listing.toString(),
        "order",
        ordered);
  }

  private static Map<String, String> parametersOf(Endpoint endpoint, Map<String, String> things) {
    var kind = endpoint.template().split("/", -1)[1].replaceFirst("s$", "");
    return Map.of(
        "id", things.getOrDefault(kind, ""), "listingId", things.get("listing"), "list", "news");
  }

  /** What would be accepted of its owner; a new endpoint needs one too. */
  private String body(Endpoint endpoint, Map<String, String> things) {
    var ofAda = "\"ownerId\":\"%s\",".formatted(ada);
    var price = "\"price\":{\"amount\":\"2.00\",\"currency\":\"EUR\"}";
    return switch (endpoint.toString()) {
      case "POST /accounts" -> "{" + ofAda + "\"currency\":\"EUR\"}";
      case "POST /accounts/{id}/deposits", "POST /accounts/{id}/withdrawals" ->
          Doors.amount("1.00");
      case "POST /transfers" ->
          "{\"from\":\"%s\",\"to\":\"%s\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}"
              .formatted(things.get("account"), things.get("other"));
      case "POST /carts" -> "{\"customerId\":\"" + ada + "\"}";
      case "POST /carts/{id}/items" ->
          Doors.item(UUID.fromString(String.valueOf(things.get("listing"))), 1);
      case "PATCH /carts/{id}/items/{listingId}" -> "{\"quantity\":2}";
      case "POST /customers" ->
          "{\"id\":\"%s\",\"name\":\"Ada\",\"email\":\"a@example.org\"}".formatted(ada);
      case "PUT /customers/{id}/email" -> "{\"email\":\"eve@example.org\"}";
      case "POST /listings" -> "{\"sellerId\":\"" + ada + "\",\"title\":\"Shoes\"," + price + "}";
      case "PUT /listings/{id}/price" -> "{" + price + "}";
      case "POST /orders/{id}/payment" -> "{\"accountId\":\"%s\"}".formatted(things.get("account"));
      case "POST /carts/{id}/checkout",
          "POST /customers/{id}/email-verification",
          "POST /customers/{id}/erasure",
          "POST /orders/{id}/cancellation",
          "PUT /customers/{id}/mailing-lists/{list}",
          "DELETE /customers/{id}/mailing-lists/{list}",
          "DELETE /customers/{id}",
          "DELETE /carts/{id}/items/{listingId}",
          "DELETE /accounts/{id}",
          "DELETE /listings/{id}" ->
          "{}";
      default -> throw new AssertionError("what does one send to " + endpoint + "?");
    };
  }

  private static String person() {
    return "{\"name\":\"Ada\",\"email\":\"%s@example.org\"}".formatted(UUID.randomUUID());
  }

  private static Doors.Answer keyed(String key, String token) {
    return Doors.send("POST", "/carts", "{}", "Idempotency-Key", key, "Authorization", token);
  }

  private static Doors.Answer post(String path, String body, String token) {
    return Doors.send("POST", path, body, "Authorization", token);
  }

  private static Doors.Answer get(String path, String token) {
    return Doors.get(path, "Authorization", token);
  }

  private static String idOf(Doors.Answer answer) {
    var stream = String.valueOf(answer.json().path("stream").textValue());
    return stream.substring(stream.indexOf('-') + 1);
  }
}
