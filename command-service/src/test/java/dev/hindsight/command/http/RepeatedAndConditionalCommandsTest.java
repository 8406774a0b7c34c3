package dev.hindsight.command.http;

import static dev.hindsight.command.http.Doors.account;
import static dev.hindsight.command.http.Doors.amount;
import static dev.hindsight.command.http.Doors.cart;
import static dev.hindsight.command.http.Doors.events;
import static dev.hindsight.command.http.Doors.item;
import static dev.hindsight.command.http.Doors.listing;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Idempotency-Key and If-Match. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class RepeatedAndConditionalCommandsTest {

  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";

  @Test
  void a_repeated_key_gets_the_same_answer_byte_for_byte_and_appends_nothing() {
    var account = account("10.00");
    var path = "/accounts/" + account + "/deposits";
    var key = UUID.randomUUID().toString();

    var first = post(path, amount("5.00"), KEY, key).accepted();
    var before = events();
    var again = post(path, amount("5.00"), KEY, key).accepted();

    assertThat(again.body()).isEqualTo(first.body());
    for (var header : new String[] {"Location", "ETag", "Link", "Consistency-Token"}) {
      assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
    }
    assertThat(first.header(REPLAYED)).isNull();
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void the_first_answer_stays_the_answer_when_the_entity_has_gone_on() {
    var account = account("10.00");
    var path = "/accounts/" + account + "/deposits";
    var key = UUID.randomUUID().toString();

    var first = post(path, amount("5.00"), KEY, key).accepted();
    post(path, amount("1.00")).accepted();

    assertThat(post(path, amount("5.00"), KEY, key).body()).isEqualTo(first.body());
  }

  @Test
  void a_create_without_an_id_is_repeated_under_its_key() {
    var key = UUID.randomUUID().toString();

    var first = post("/carts", "{}", KEY, key).accepted();
    var again = post("/carts", "{}", KEY, key).accepted();

    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void a_command_that_changed_nothing_is_repeated_too() {
    var shoes = listing("5.00");
    var cart = cart();
    post("/carts/" + cart + "/items", item(shoes, 2)).accepted();
    var path = "/carts/" + cart + "/items/" + shoes;
    var key = UUID.randomUUID().toString();

    var first = send("PATCH", path, "{\"quantity\":2}", KEY, key).accepted();
    var again = send("PATCH", path, "{\"quantity\":2}", KEY, key).accepted();

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header(REPLAYED)).isEqualTo("true");
    assertThat(again.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));
  }

  @Test
  void the_order_of_members_makes_no_other_request() {
    var id = UUID.randomUUID();
    var key = UUID.randomUUID().toString();

    post("/accounts", "{\"id\":\"%s\",\"currency\":\"EUR\"}".formatted(id), KEY, key).accepted();
    var again =
        post("/accounts", "{ \"currency\":\"EUR\", \"id\":\"%s\" }".formatted(id), KEY, key);

    assertThat(again.accepted().header(REPLAYED)).isEqualTo("true");
  }

  @Test
  void a_key_with_another_request_is_refused() {
    var account = account("10.00");
    var other = account("10.00");
    var key = UUID.randomUUID().toString();
    post("/accounts/" + account + "/deposits", amount("5.00"), KEY, key).accepted();
    var before = events();

    post("/accounts/" + account + "/deposits", amount("6.00"), KEY, key).problem(422, "key-reused");
    post("/accounts/" + other + "/deposits", amount("5.00"), KEY, key).problem(422, "key-reused");
    post("/accounts/" + account + "/withdrawals", amount("5.00"), KEY, key)
        .problem(422, "key-reused");
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void a_refusal_is_repeated_even_when_it_would_be_accepted_by_now() {
    var account = account("1.00");
    var path = "/accounts/" + account + "/withdrawals";
    var key = UUID.randomUUID().toString();

    var first = post(path, amount("5.00"), KEY, key).problem(409, "insufficient-funds");
    post("/accounts/" + account + "/deposits", amount("100.00")).accepted();
    var again = post(path, amount("5.00"), KEY, key).problem(409, "insufficient-funds");

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header(REPLAYED)).isEqualTo("true");
  }

  @Test
  void a_key_has_1_to_255_characters() {
    post("/carts", "{}", KEY, "k".repeat(255 - 36) + UUID.randomUUID()).accepted();
    var before = events();

    post("/carts", "{}", KEY, "k".repeat(256)).problem(400, "malformed");
    post("/carts", "{}", KEY, " ").problem(400, "malformed");
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void a_command_for_another_version_is_refused() {
    var cart = cart();
    var shoes = listing("5.00");
    var path = "/carts/" + cart + "/items";
    post(path, item(shoes, 1), "If-Match", "\"1\"").accepted();
    var before = events();

    var stale = post(path, item(shoes, 1), "If-Match", "\"1\"").problem(412, "other-version");

    assertThat(stale.json().path("detail").textValue()).contains("version 2", "not 1");
    assertThat(events()).isEqualTo(before);
    post(path, item(shoes, 1), "If-Match", "\"2\"").accepted();
    post(path, item(shoes, 1), "If-Match", "*").accepted();
  }

  @Test
  void a_version_that_is_none_is_malformed() {
    var path = "/carts/" + cart() + "/checkout";

    for (var bad : new String[] {"1", "\"x\"", "W/\"1\"", "\"1\", \"2\"", "\"-1\"", "\"\""}) {
      var answer = send("POST", path, null, "If-Match", bad).problem(400, "malformed");
      assertThat(answer.json().path("detail").textValue()).contains("If-Match");
    }
  }

  @Test
  void a_create_of_an_id_that_is_there_is_refused() {
    var cart = cart();
    var listing = listing("5.00");
    var account = account("1.00");

    post("/carts", "{\"id\":\"%s\"}".formatted(cart)).problem(409, "cart-exists");
    post(
            "/listings",
            "{\"id\":\"%s\",\"title\":\"x\",\"price\":{\"amount\":\"5\",\"currency\":\"EUR\"}}"
                .formatted(listing))
        .problem(409, "listing-exists");
    post("/accounts", "{\"id\":\"%s\",\"currency\":\"EUR\"}".formatted(account))
        .problem(409, "account-exists");
  }

  @Test
  void one_transfer_id_moves_money_once() {
    var from = account("10.00");
    var to = account("1.00");
    var body =
        """
        {"id":"%s","from":"%s","to":"%s","amount":{"amount":"4.00","currency":"EUR"}}
        """
            .formatted(UUID.randomUUID(), from, to);

    post("/transfers", body).accepted();
    post("/transfers", body).problem(409, "transfer-exists");
  }
}
