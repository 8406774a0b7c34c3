package dev.hindsight.query.history;

import static dev.hindsight.query.stack.Answers.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.AccountEvent.AccountOpened;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.AccountEvent.MoneyWithdrawn;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.CustomerEvent.MailingListJoined;
import dev.hindsight.events.Event;
import dev.hindsight.events.ListingEvent.ListingPosted;
import dev.hindsight.events.ListingEvent.ListingPriceChanged;
import dev.hindsight.events.ListingEvent.ListingWithdrawn;
import dev.hindsight.events.Money;
import dev.hindsight.events.OrderEvent.OrderCancelled;
import dev.hindsight.events.OrderEvent.OrderRefunded;
import dev.hindsight.events.StreamName;
import dev.hindsight.query.entity.SnapshotInterval;
import dev.hindsight.query.stack.Keys;
import dev.hindsight.query.stack.Orders;
import dev.hindsight.query.stack.QueryStack;
import dev.hindsight.query.stack.Relay;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every entity as it was, at a version and at an instant. */
@QuarkusTest
@QuarkusTestResource(QueryStack.class)
class PastHttpTest {

  private static final Instant TEN = Instant.parse("2025-03-06T10:00:00Z");

  @SuppressWarnings("NullAway.Init")
  Relay relay;

  @Inject MeterRegistry meters;

  @Inject Pool pool;

  private final UUID id = UUID.randomUUID();
  private final StreamName account = new StreamName("account", id);

  @Test
  void a_token_with_a_question_about_the_past_waits_for_the_history_and_not_for_the_row() {
    var opened = relay.append(account, new AccountOpened(new UUID(1, 1), "EUR"));
    get("/accounts", id, opened).statusCode(200);
    execute("ALTER TABLE histories ADD CONSTRAINT early CHECK (version < 2 OR id <> '" + id + "')");
    var paid = relay.append(account, deposit("1.00"));

    get("/accounts", id, paid).statusCode(200).header("ETag", "\"2\"");
    atVersion(2, paid).statusCode(503).body("detail", containsString("history"));

    execute("ALTER TABLE histories DROP CONSTRAINT early");
    post("/admin/projections/history/parked/retry").then().statusCode(200);
    atVersion(2, paid).statusCode(200).body("balance.amount", equalTo("1.00"));
  }

  private ValidatableResponse atVersion(long version, String token) {
    return given()
        .header("Consistency-Token", token)
        .queryParam("version", version)
        .get("/accounts/" + id)
        .then();
  }

  private void execute(String sql) {
    pool.query(sql).execute().await().atMost(Duration.ofSeconds(30));
  }

  @Test
  void every_version_of_a_cart_reads_as_it_did_when_it_was_the_newest() {
    readsAsItDid("cart", id, RandomCarts.events(1, 130), 7);
  }

  @Test
  void every_version_of_an_account_reads_as_it_did_when_it_was_the_newest() {
    var events = new ArrayList<Event>(List.of(new AccountOpened(new UUID(1, 1), "EUR")));
    events.addAll(Collections.nCopies(60, deposit("3.10")));
    events.addAll(
        List.of(new MoneyWithdrawn(Money.of("186.00", "EUR"), "all"), new AccountClosed()));
    readsAsItDid("account", id, events, 9);
  }

  @Test
  void every_version_of_a_listing_reads_as_it_did_when_it_was_the_newest() {
    var first = Money.of("10.00", "EUR");
    var second = Money.of("8.00", "EUR");
    readsAsItDid(
        "listing",
        id,
        List.of(
            new ListingPosted(new UUID(1, 1), "Phone", "acme", null, first),
            new ListingPriceChanged(first, second),
            new ListingWithdrawn()),
        1);
  }

  @Test
  void every_version_of_a_customer_reads_as_it_did_when_it_was_the_newest() {
    var customer = Keys.customer();
    var key = Keys.of(customer);
    var email = key.seal("email", "ada@example.org");
    readsAsItDid(
        "customer",
        customer,
        List.of(
            new CustomerRegistered(key.seal("name", "Ada"), email, null),
            new MailingListJoined("news"),
            new CustomerEmailChanged(
                "/email", email, key.seal("email", "ada@other.example"), new UUID(4, 4)),
            new CustomerDeactivated()),
        1);
  }

  @Test
  void every_version_of_an_order_reads_as_it_did_when_it_was_the_newest() {
    readsAsItDid(
        "order",
        id,
        List.of(
            Orders.placed(new UUID(1, 1), Orders.BUYER),
            Orders.paid(),
            new OrderCancelled("too late"),
            new OrderRefunded(Orders.TOTAL)),
        1);
  }

  @Test
  void as_of_an_instant_it_is_what_was_recorded_by_then() {
    var token =
        relay.append(account, new AccountOpened(null, "EUR"), deposit("1.00"), deposit("2.00"));
    get("/accounts", id, token).statusCode(200);
    var second = recorded(2);

    asOf(second, "recorded").header("Entity-Version", "2").header("ETag", "\"2\"");
    asOf(second, "recorded").header("Entity-Time", second.toString());
    asOf(second.minusNanos(1_000), "recorded").body("balance.amount", equalTo("0.00"));
    asOf(recorded(3).minusNanos(1_000), "recorded").body("balance.amount", equalTo("1.00"));
    asOf(Instant.parse("2999-01-01T00:00:00Z"), "recorded")
        .body("balance.amount", equalTo("3.00"))
        .body("version", equalTo(3));
    given()
        .get("/accounts/{id}?asOf={t}", id, recorded(1).minusNanos(1_000).toString())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void as_of_an_instant_by_the_events_own_time_late_ones_count_and_later_ones_do_not() {
    relay.appendAs(account, TEN, new AccountOpened(null, "EUR"));
    relay.appendAs(account, TEN.plusSeconds(3_600), deposit("10.00"));
    relay.appendAs(account, TEN.plusSeconds(3 * 3_600), deposit("5.00"));
    var token = relay.appendAs(account, TEN.plusSeconds(2 * 3_600), deposit("7.00"));
    get("/accounts", id, token).body("balance.amount", equalTo("22.00"));

    asOf(TEN.plusSeconds(5_400), "occurred").body("balance.amount", equalTo("10.00"));
    asOf(TEN.plusSeconds(9_000), "occurred")
        .body("balance.amount", equalTo("17.00"))
        .body("version", equalTo(4))
        .header("Entity-Version", "4");
    asOf(TEN.plusSeconds(3 * 3_600), "occurred").body("balance.amount", equalTo("22.00"));
    asOf(recorded(3), "recorded").body("balance.amount", equalTo("15.00"));
    given()
        .get("/accounts/{id}?axis=occurred&asOf={t}", id, TEN.minusSeconds(1).toString())
        .then()
        .statusCode(404);
  }

  @Test
  void no_question_about_a_long_life_folds_more_than_the_events_of_one_interval() {
    var events = 1_203;
    relay.append(account, new AccountOpened(null, "EUR"));
    var token = "";
    for (int i = 1; i < events; i++) {
      token = relay.append(account, deposit("1.00"));
    }
    get("/accounts", id, token).body("version", equalTo(events));
    var random = new Random(5);

    for (int i = 0; i < 40; i++) {
      var version = 1 + random.nextInt(events);
      var balance = (version - 1) + ".00";
      assertThat(folded(() -> at(version).body("balance.amount", equalTo(balance))))
          .isLessThanOrEqualTo(SnapshotInterval.EVENTS);
    }
    for (var axis : List.of("recorded", "occurred")) {
      var instant = recorded(777);
      assertThat(folded(() -> asOf(instant, axis).body("version", equalTo(777))))
          .isLessThanOrEqualTo(SnapshotInterval.EVENTS);
    }
  }

  @Test
  void a_snapshot_that_was_changed_is_not_believed() {
    relay.append(account, new AccountOpened(null, "EUR"));
    var token =
        relay.append(account, Collections.nCopies(60, deposit("1.00")).toArray(Event[]::new));
    get("/accounts", id, token).statusCode(200);
    at(55).body("balance.amount", equalTo("54.00"));

    pool.preparedQuery(
            "UPDATE accounts_snapshots SET state = jsonb_set(state, '{balance,amount}', '\"9.00\"')"
                + " WHERE id = $1")
        .execute(Tuple.of(id))
        .await()
        .atMost(Duration.ofSeconds(10));

    at(55).body("balance.amount", equalTo("54.00"));
  }

  @Test
  void who_has_a_version_is_told_so_without_a_body() {
    var token = relay.append(account, new AccountOpened(null, "EUR"), deposit("1.00"));
    get("/accounts", id, token).statusCode(200);

    given()
        .header("If-None-Match", "\"1\"")
        .get("/accounts/{id}?version=1", id)
        .then()
        .statusCode(304);
  }

  @Test
  void an_answer_about_the_past_includes_what_its_token_names() {
    for (int version = 1; version <= 30; version++) {
      var token =
          relay.append(account, version == 1 ? new AccountOpened(null, "EUR") : deposit("1.00"));

      given()
          .header("Consistency-Token", token)
          .header("Prefer", "wait=20")
          .get("/accounts/{id}?version={v}", id, version)
          .then()
          .statusCode(200)
          .body("version", equalTo(version));
    }
  }

  @Test
  void a_version_that_is_not_there_is_a_404_problem_that_says_how_many_there_are() {
    get("/accounts", id, relay.append(account, new AccountOpened(null, "EUR"))).statusCode(200);

    given()
        .get("/accounts/{id}?version=2", id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("https://hindsight.dev/problems/unknown-version"))
        .body("detail", equalTo("The account " + id + " has 1 versions, not 2."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"customers", "accounts", "listings", "carts", "orders"})
  void nobody_has_a_past_who_was_never_there(String entities) {
    for (var query :
        List.of(
            "version=1", "asOf=2026-01-01T06:00:00Z", "asOf=2026-01-01T06:00:00Z&axis=occurred")) {
      given()
          .get("/" + entities + "/{id}?" + query, id)
          .then()
          .statusCode(404)
          .body("type", equalTo("https://hindsight.dev/problems/not-found"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version=0",
        "version=-1",
        "version=x",
        "version=9999999999999999999",
        "asOf=thursday",
        "asOf=2026-01-01",
        "axis=elsewhere",
        "asOf=2026-01-01T06:00:00Z&version=1"
      })
  void a_moment_that_is_none_is_a_400_problem_that_names_it(String query) {
    given()
        .get("/accounts/{id}?" + query, id)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(query.substring(0, query.indexOf('='))));
  }

  private void readsAsItDid(String kind, UUID entity, List<Event> life, int each) {
    var path = "/" + kind + "s";
    var stream = new StreamName(kind, entity);
    var seen = new ArrayList<String>();
    for (int from = 0; from < life.size(); from += each) {
      var next = life.subList(from, Math.min(life.size(), from + each));
      var token = relay.append(stream, next.toArray(Event[]::new));
      seen.add(get(path, entity, token).statusCode(200).extract().asString());
    }

    for (int i = 0; i < seen.size(); i++) {
      var version = Math.min(life.size(), (i + 1) * each);
      given()
          .get(path + "/{id}?version={v}", entity, version)
          .then()
          .statusCode(200)
          .header("ETag", "\"" + version + "\"")
          .body(equalTo(seen.get(i)));
    }
  }

  private double folded(Runnable question) {
    var before = meters.get("hindsight.past.events").summary().totalAmount();
    question.run();
    return meters.get("hindsight.past.events").summary().totalAmount() - before;
  }

  private ValidatableResponse at(int version) {
    return given().get("/accounts/{id}?version={v}", id, version).then().statusCode(200);
  }

  private ValidatableResponse asOf(Instant instant, String axis) {
    return given()
        .get("/accounts/{id}?asOf={t}&axis={a}", id, instant.toString(), axis)
        .then()
        .statusCode(200);
  }

  private Instant recorded(int version) {
    var text =
        given()
            .get("/accounts/{id}/history?limit=1&order=newest&after={v}", id, version + 1)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getString("events[0].recordedtime");
    return Instant.parse(text);
  }

  private static MoneyDeposited deposit(String amount) {
    return new MoneyDeposited(Money.of(amount, "EUR"), null);
  }
}
