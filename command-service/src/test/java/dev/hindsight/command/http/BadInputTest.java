package dev.hindsight.command.http;

import static dev.hindsight.command.http.Doors.account;
import static dev.hindsight.command.http.Doors.cart;
import static dev.hindsight.command.http.Doors.events;
import static dev.hindsight.command.http.Doors.get;
import static dev.hindsight.command.http.Doors.item;
import static dev.hindsight.command.http.Doors.listing;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.command.RealStores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, the caller hears which field and why, and the log is as it was. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class BadInputTest {

  private static final String ID = "01970000-0000-7000-8000-000000000000";
  private long before;

  @BeforeEach
  void count() {
    before = events();
  }

  @AfterEach
  void the_log_is_unchanged() {
    assertThat(events()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "nonsense",
        "[]",
        "[{\"currency\":\"EUR\"}]",
        "null",
        "42",
        "\"text\"",
        " ",
        "{\"currency\":\"EUR\"} {}",
        "{\"currency\":\"EUR\"}]",
        "{\"currency\":\"EUR\",}",
        "{'currency':'EUR'}",
        "{\"currency\":\"EUR\",\"currency\":\"USD\"}",
        "{\"currency\":1e9999999}",
        "{\"currency\":123456789012345678901234567890123}",
        "{\"currency\":NaN}",
        "{\"\\ud800\":1}",
      })
  void what_is_no_json_object_is_malformed(String body) {
    post("/accounts", body).problem(400, "malformed");
  }

  @Test
  void deep_nesting_is_malformed() {
    var deep = "{\"price\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    post("/listings", deep).problem(400, "malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7b2263757272656e6379223a22ff227d", // a byte that never stands in UTF-8
        "7b2263757272656e6379223a22c328227d", // a broken pair
        "7b2263757272656e6379223a22eda080227d", // half of a surrogate pair
        "7b22eda080223a317d", // the same in a name
        "feff", // half of something else
      })
  void broken_utf8_is_malformed(String hex) {
    var bytes = BodyPublishers.ofByteArray(HexFormat.of().parseHex(hex));

    send("POST", "/accounts", bytes, "application/json").problem(400, "malformed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/customers | {}                                              | /name /email",
        "/customers | {'name':1,'email':'no address'}                 | /name /email",
        "/customers | {'name':' ','email':'a@b.test'}                 | /name",
        "/customers | {'name':'A\\u0000B','email':'a@b.test'}         | /name",
        "/customers | {'name':'A\\ud800','email':'a@b.test'}          | /name",
        "/accounts  | {}                                              | /currency",
        "/accounts  | {'currency':'EURO'}                             | /currency",
        "/accounts  | {'currency':'XXX'}                              | /currency",
        "/accounts  | {'currency':978}                                | /currency",
        "/accounts  | {'id':'nonsense','currency':'EUR'}              | /id",
        "/accounts  | {'id':'1-1-1-1-1','currency':'EUR'}             | /id",
        "/accounts  | {'ownerId':7,'currency':'EUR','a/b~c':1}        | /ownerId /a~1b~0c",
        "/accounts  | {'currency':'EUR','occurredAt':'2999-01-01T00:00:00Z'} | /occurredAt",
        "/accounts  | {'currency':'EUR','occurredAt':'yesterday'}     | /occurredAt",
        "/accounts  | {'currency':'EUR','occurredAt':1664582400}      | /occurredAt",
        "/carts     | {'customerId':'x'}                              | /customerId",
        "/listings  | {}                                              | /title /price",
        "/listings  | {'title':'x','price':'5.00'}                    | /price",
        "/listings  | {'title':'x','price':{'amount':5,'currency':'EUR'}} | /price/amount",
        "/listings  | {'title':'x','price':{'amount':'5.001','currency':'EUR'}} | /price/amount",
        "/listings  | {'title':'x','price':{'amount':'5.5','currency':'JPY'}} | /price/amount",
        "/listings  | {'title':'x','price':{'amount':'1e9999999','currency':'EUR'}} | /price/amount",
        "/listings  | {'title':'x','price':{'amount':'0.00','currency':'EUR'}} | /price/amount",
        "/listings  | {'title':'x','price':{'amount':'-1','currency':'EUR'}} | /price/amount",
        "/listings  | {'title':'x','price':{'amount':'9999999999999999','currency':'EUR'}} | /price/amount",
        "/listings  | {'title':'x','price':{'amount':'5'}}            | /price/currency",
        "/listings  | {'title':'x','price':{}}                        | /price/amount /price/currency",
        "/listings  | {'title':'x','price':{'amount':'5','currency':'EUR','vat':1}} | /price/vat",
        "/transfers | {}                                              | /from /to /amount",
      })
  void every_bad_field_is_named(String path, String body, String pointers) {
    var answer = post(path, body.replace('\'', '"')).problem(400, "malformed");

    assertThat(pointersOf(answer.json())).containsExactlyInAnyOrder(pointers.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "1.5", "1.0", "\"1\"", "null", "1e3", "10001", "99999999999"})
  void a_quantity_is_a_whole_number_above_zero(String quantity) {
    var path = "/carts/" + ID + "/items";
    var body = "{\"listingId\":\"%s\",\"quantity\":%s}".formatted(ID, quantity);

    var answer = post(path, body).problem(400, "malformed");

    assertThat(pointersOf(answer.json())).containsExactly("/quantity");
  }

  @Test
  void a_field_that_stands_in_the_path_must_not_stand_in_the_body() {
    var body = "{\"cartId\":\"%s\",\"listingId\":\"%s\",\"quantity\":1}".formatted(ID, ID);

    var answer = post("/carts/" + ID + "/items", body).problem(400, "malformed");

    assertThat(pointersOf(answer.json())).containsExactly("/cartId");
  }

  @Test
  void an_id_in_the_path_is_a_uuid() {
    post("/accounts/nonsense/deposits", Doors.amount("1.00")).problem(400, "malformed");
    send("DELETE", "/listings/1", null).problem(400, "malformed");
    send("DELETE", "/carts/1/items/2", null).problem(400, "malformed");
    send("POST", "/carts/%00/checkout", (String) null).problem(400, "malformed");
  }

  @Test
  void a_body_that_must_say_something_must_not_be_empty() {
    var answer = post("/transfers", "").problem(400, "malformed");

    assertThat(pointersOf(answer.json())).containsExactly("/from", "/to", "/amount");
    send("POST", "/accounts", (String) null).problem(400, "malformed");
    var nothing = post("/carts", "").problem(400, "malformed");
    assertThat(nothing.json().path("detail").asText()).contains("empty");
  }

  @Test
  void a_command_on_an_unknown_entity_is_not_found() {
    post("/accounts/" + ID + "/deposits", Doors.amount("1.00")).problem(404, "unknown-account");
    send("DELETE", "/accounts/" + ID, null).problem(404, "unknown-account");
    post("/carts/" + ID + "/items", item(UUID.randomUUID(), 1)).problem(404, "unknown-cart");
    send("POST", "/carts/" + ID + "/checkout", (String) null).problem(404, "unknown-cart");
    send("DELETE", "/listings/" + ID, null).problem(404, "unknown-listing");
    post("/carts", "{\"customerId\":\"%s\"}".formatted(ID)).problem(404, "unknown-customer");
  }

  @Test
  void a_state_that_forbids_it_is_a_conflict() {
    var cart = cart();
    var shoes = listing("5.00");
    var account = account("1.00");
    before = events();

    send("DELETE", "/carts/" + cart + "/items/" + shoes, null).problem(409, "item-not-in-cart");
    send("POST", "/carts/" + cart + "/checkout", (String) null).problem(409, "cart-empty");
    send("DELETE", "/accounts/" + account, null).problem(409, "account-not-empty");
    var dollars = "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}";
    var refused =
        post("/accounts/" + account + "/deposits", dollars).problem(409, "other-currency");
    assertThat(pointersOf(refused.json())).containsExactly("/amount/currency");
  }

  @Test
  void a_transfer_to_itself_is_malformed() {
    var body =
        "{\"from\":\"%s\",\"to\":\"%s\",\"amount\":{\"amount\":\"1\",\"currency\":\"EUR\"}}"
            .formatted(ID, ID);

    assertThat(pointersOf(post("/transfers", body).problem(400, "malformed").json()))
        .containsExactly("/to");
  }

  @Test
  void a_body_without_its_type_or_of_another_type_is_not_read() {
    var body = BodyPublishers.ofString("{\"currency\":\"EUR\"}");

    for (var type : new String[] {null, "text/plain", "application/xml", "nonsense"}) {
      assertThat(send("POST", "/accounts", body, type).problem(415, "unsupported-media-type"))
          .isNotNull();
    }
  }

  @Test
  void an_answer_in_another_form_cannot_be_had() {
    post("/carts", "{}", "Accept", "text/html").problem(406, "not-acceptable");
    get("/events", "Accept", "text/csv").problem(406, "not-acceptable");
  }

  @Test
  void an_unknown_path_is_not_found() {
    get("/nothing").problem(404, "not-found");
    get("/").problem(404, "not-found");
    get("/nothing", "Accept", "text/html").problem(404, "not-found");
    post("/nothing", "{}").problem(404, "not-found");
    post("/carts/" + ID + "/nothing", "{}").problem(404, "not-found");
    get("/q/nothing").problem(404, "not-found");
  }

  @Test
  void a_method_that_the_path_does_not_take_is_refused() {
    send("PUT", "/carts", "{}").problem(405, "method-not-allowed");
    send("DELETE", "/transfers", null).problem(405, "method-not-allowed");
    get("/carts").problem(405, "method-not-allowed");
    post("/events", "{}").problem(405, "method-not-allowed");
  }

  @Test
  void nothing_has_a_name_with_a_nul() {
    get("/admin/followers/%00/parked").problem(404, "unknown-follower");
    post("/admin/followers/%00/parked/1/retry", "").problem(404, "not-parked");
  }

  @Test
  void headers_have_a_limit() {
    post("/carts", "{}", "X-Flood", "x".repeat(20_000)).problem(431, "headers-too-large");
    var many = new String[1200];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "X-Flood-" + i;
      many[i + 1] = "x".repeat(20);
    }
    post("/carts", "{}", many).problem(431, "headers-too-large");
  }

  private static Iterable<String> pointersOf(JsonNode problem) {
    return StreamSupport.stream(problem.path("errors").spliterator(), false)
        .map(error -> {
          assertThat(error.path("detail").textValue()).isNotBlank();
          return error.path("pointer").textValue();
        })
        .toList();
  }
}
