package dev.hindsight.command.http;

import static dev.hindsight.command.http.Doors.account;
import static dev.hindsight.command.http.Doors.amount;
import static dev.hindsight.command.http.Doors.cart;
import static dev.hindsight.command.http.Doors.get;
import static dev.hindsight.command.http.Doors.item;
import static dev.hindsight.command.http.Doors.listing;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every command that there is, accepted at its own path, with all that its caller is owed. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class AcceptedCommandsTest {

  private static final String PRICE = "{\"price\":{\"amount\":\"49.90\",\"currency\":\"EUR\"}}";

  @Test
  void registering_a_customer() {
    var id = UUID.randomUUID();

    var answer =
        post(
            "/customers",
            "{\"id\":\"%s\",\"name\":\"Ann\",\"email\":\"%s@shop.test\"}".formatted(id, id));

    assertAccepted(answer, "customer", id, 1, 1, "hindsight.customer.registered.v2");
    assertThat(answer.json().path("events").findValuesAsText("type"))
        .containsExactly("hindsight.customer.registered.v2", "hindsight.email.claimed.v1");
  }

  @Test
  void everything_about_an_account() {
    var id = UUID.randomUUID();
    var path = "/accounts/" + id;

    var opened = post("/accounts", "{\"id\":\"%s\",\"currency\":\"EUR\"}".formatted(id));
    var deposited = post(path + "/deposits", amount("10.00"));
    var withdrawn = post(path + "/withdrawals", amount("10.00"));
    var closed = send("DELETE", path, null);

    assertAccepted(opened, "account", id, 1, "hindsight.account.opened.v1");
    assertAccepted(deposited, "account", id, 2, "hindsight.account.money-deposited.v1");
    assertAccepted(withdrawn, "account", id, 3, "hindsight.account.money-withdrawn.v1");
    assertAccepted(closed, "account", id, 4, "hindsight.account.closed.v1");
  }

  @Test
  void a_transfer_answers_for_the_account_that_pays_and_its_token_names_all_streams() {
    var from = account("10.00");
    var to = account("1.00");

    var answer =
        post(
            "/transfers",
            """
            {"from":"%s","to":"%s","amount":{"amount":"4.00","currency":"EUR"},"reference":"x"}
            """
                .formatted(from, to));

    assertAccepted(answer, "account", from, 3, "hindsight.account.transfer-sent.v1");
    assertThat(token(answer))
        .matches(
            "v1;account-%s@[0-9]+,account-%s@[0-9]+,transfer-[-0-9a-f]{36}@[0-9]+"
                .formatted(from, to));
  }

  @Test
  void everything_about_a_listing() {
    var id = UUID.randomUUID();
    var path = "/listings/" + id;

    var posted =
        post(
            "/listings",
            "{\"id\":\"%s\",\"title\":\"Shoes\",\"price\":{\"amount\":\"5\",\"currency\":\"EUR\"}}"
                .formatted(id));
    var changed = send("PUT", path + "/price", PRICE);
    var withdrawn = send("DELETE", path, null);

    assertAccepted(posted, "listing", id, 1, "hindsight.listing.posted.v1");
    assertAccepted(changed, "listing", id, 2, "hindsight.listing.price-changed.v1");
    assertAccepted(withdrawn, "listing", id, 3, "hindsight.listing.withdrawn.v1");
  }

  @Test
  void everything_about_a_cart() {
    var shoes = listing("59.90");
    var socks = listing("5.00");
    var id = UUID.randomUUID();
    var items = "/carts/" + id + "/items";

    var opened = post("/carts", "{\"id\":\"%s\"}".formatted(id));
    var added = post(items, item(shoes, 2));
    var changed = send("PATCH", items + "/" + shoes, "{\"quantity\":1}");
    post(items, item(socks, 1)).accepted();
    var removed = send("DELETE", items + "/" + socks, null);
    var checkedOut = send("POST", "/carts/" + id + "/checkout", (String) null);

    assertAccepted(opened, "cart", id, 1, "hindsight.cart.opened.v1");
    assertAccepted(added, "cart", id, 2, "hindsight.cart.item-added.v1");
    assertAccepted(changed, "cart", id, 3, "hindsight.cart.item-quantity-changed.v1");
    assertAccepted(removed, "cart", id, 5, "hindsight.cart.item-removed.v1");
    assertAccepted(checkedOut, "cart", id, 6, "hindsight.cart.checked-out.v1");
  }

  @Test
  void an_id_is_made_when_the_caller_names_none() {
    var answer = post("/carts", "{}").accepted();

    assertThat(answer.header("Location")).matches("/carts/[0-9a-f]{8}-[0-9a-f]{4}-7[-0-9a-f]+");
  }

  @Test
  void what_is_as_it_should_be_already_is_accepted_without_events() {
    var shoes = listing("49.90");
    var cart = cart();
    post("/carts/" + cart + "/items", item(shoes, 2)).accepted();

    var price = send("PUT", "/listings/" + shoes + "/price", PRICE).accepted();
    var quantity =
        send("PATCH", "/carts/" + cart + "/items/" + shoes, "{\"quantity\":2}").accepted();

    assertThat(price.json().path("events")).isEmpty();
    assertThat(price.header("ETag")).isEqualTo("\"1\"");
    assertThat(token(price)).matches("v1;listing-" + shoes + "@[1-9][0-9]*");
    assertThat(quantity.json().path("events")).isEmpty();
    assertThat(quantity.json().path("version").longValue()).isEqualTo(2);
  }

  @Test
  void when_it_happened_is_kept_in_the_event() {
    var answer = post("/carts", "{\"occurredAt\":\"2022-10-01T12:00:00+02:00\"}").accepted();

    var stream = answer.json().path("stream").textValue();
    var event = get("/streams/" + stream).json().path(0);
    assertThat(event.path("time").textValue()).isEqualTo("2022-10-01T10:00:00Z");
    assertThat(Instant.parse(event.path("recordedtime").textValue()))
        .isAfter(Instant.parse("2024-01-01T00:00:00Z"));
  }

  @Test
  void correlation_and_trace_of_the_request_stand_in_the_event() {
    var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    var answer =
        post("/carts", "{}", "Correlation-Id", "order 4711", "traceparent", trace).accepted();

    var stream = answer.json().path("stream").textValue();
    var event = get("/streams/" + stream).json().path(0);
    assertThat(event.path("correlationid").textValue()).isEqualTo("order 4711");
    assertThat(event.path("traceparent").textValue()).isEqualTo(trace);
  }

  private static void assertAccepted(
      Answer answer, String kind, UUID id, long version, String type) {
    assertAccepted(answer, kind, id, version, version, type);
  }

  private static void assertAccepted(
      Answer answer, String kind, UUID id, long version, long firstVersion, String type) {
    answer.accepted();
    var json = answer.json();
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Location")).isEqualTo("/" + kind + "s/" + id);
    assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
    assertThat(answer.header("Link"))
        .isEqualTo("</commands/" + json.path("commandId").textValue() + ">; rel=\"monitor\"");
    assertThat(token(answer)).contains(kind + "-" + id + "@");
    assertThat(json.path("stream").textValue()).isEqualTo(kind + "-" + id);
    assertThat(json.path("version").longValue()).isEqualTo(version);
    assertThat(json.path("position").longValue()).isPositive();
    var first = json.path("events").path(0);
    assertThat(UUID.fromString(first.path("id").textValue())).isNotNull();
    assertThat(first.path("type").textValue()).isEqualTo(type);
    assertThat(first.path("version").longValue()).isEqualTo(firstVersion);
  }

  private static String token(Answer answer) {
    var token = answer.headers().firstValue("Consistency-Token").orElseThrow();
    return new String(Base64.getUrlDecoder().decode(token), UTF_8);
  }
}
