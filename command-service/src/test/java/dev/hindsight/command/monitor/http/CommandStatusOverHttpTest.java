package dev.hindsight.command.monitor.http;

import static dev.hindsight.command.http.Doors.get;
import static dev.hindsight.command.http.Doors.listing;
import static dev.hindsight.command.http.Doors.port;
import static dev.hindsight.command.http.Doors.post;
import static dev.hindsight.command.http.Doors.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.RealStores;
import dev.hindsight.command.monitor.ProgressTold;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a command, as its caller asks. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class CommandStatusOverHttpTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ProgressTold told = new ProgressTold("hindsight.events");

  @BeforeEach
  void a_view_of_carts_and_listings_that_has_applied_nothing() {
    told.applied("query", "carts", "cart", 0);
    told.applied("query", "listings", "listing", 0);
  }

  @AfterEach
  void take_back() {
    told.close();
  }

  @Test
  void a_command_is_recorded_and_then_applied() {
    var answer = post("/carts", "{}").accepted().json();
    var path = "/commands/" + answer.path("commandId").textValue();
    await().atMost(LONG).until(() -> get(path).json().path("projections").size() == 1);

    var recorded = get(path);
    assertThat(recorded.status()).isEqualTo(200);
    assertThat(recorded.header("Cache-Control")).isEqualTo("no-store");
    assertThat(recorded.json().path("status").textValue()).isEqualTo("recorded");
    assertThat(recorded.json().path("position")).isEqualTo(answer.path("position"));
    assertThat(recorded.json().path("streams").path(0).path("stream"))
        .isEqualTo(answer.path("stream"));
    assertThat(recorded.json().path("streams").path(0).path("version"))
        .isEqualTo(answer.path("version"));
    var view = recorded.json().path("projections").path(0);
    assertThat(view.path("service").textValue()).isEqualTo("query");
    assertThat(view.path("projection").textValue()).isEqualTo("carts");
    assertThat(view.path("version").intValue()).isEqualTo(1);
    assertThat(view.path("state").textValue()).isEqualTo("waiting");

    told.applied("query", "carts", "cart", answer.path("position").longValue());

    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          var now = get(path).json();
          assertThat(now.path("status").textValue()).isEqualTo("applied");
          assertThat(now.path("projections").path(0).path("state").textValue())
              .isEqualTo("applied");
          assertThat(now.path("events").path(0).path("id"))
              .isEqualTo(answer.path("events").path(0).path("id"));
        });
  }

  @Test
  void a_parked_stream_is_told_as_such() {
    var answer = post("/carts", "{}").accepted().json();
    var path = "/commands/" + answer.path("commandId").textValue();

    told.applied(
        "query",
        "carts",
        "cart",
        answer.path("position").longValue(),
        Set.of(answer.path("stream").textValue()));

    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          var now = get(path).json();
          assertThat(now.path("status").textValue()).isEqualTo("recorded");
          assertThat(now.path("projections").path(0).path("state").textValue()).isEqualTo("parked");
        });
  }

  @Test
  void a_command_that_found_nothing_to_do_is_found() {
    var shoes = listing("5.00");
    var answer =
        send(
                "PUT",
                "/listings/" + shoes + "/price",
                "{\"price\":{\"amount\":\"5.00\",\"currency\":\"EUR\"}}")
            .accepted()
            .json();
    assertThat(answer.path("events")).isEmpty();
    var path = "/commands/" + answer.path("commandId").textValue();

    var found = get(path);
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json().path("events").isArray()).isTrue();
    assertThat(found.json().path("events")).isEmpty();
    assertThat(found.json().path("streams").path(0).path("stream").textValue())
        .isEqualTo("listing-" + shoes);
    assertThat(found.json().path("position")).isEqualTo(answer.path("position"));

    told.applied("query", "listings", "listing", answer.path("position").longValue());
    await().atMost(LONG).until(() -> "applied".equals(get(path).json().path("status").textValue()));
  }

  @Test
  void every_command_of_many_is_found() {
    var first = post("/carts", "{}").accepted().json().path("commandId").textValue();
    var second = post("/carts", "{}").accepted().json().path("commandId").textValue();

    assertThat(get("/commands/" + first).json().path("events")).hasSize(1);
    assertThat(get("/commands/" + second).json().path("events")).hasSize(1);
  }

  @Test
  void what_is_not_there_is_a_404_that_says_why_in_either_form() {
    var path = "/commands/" + UUID.randomUUID();

    var json = get(path).problem(404, "unknown-command");
    var events = get(path, "Accept", "text/event-stream").problem(404, "unknown-command");

    assertThat(json.json().path("detail").textValue()).contains("refused", "not recorded yet");
    assertThat(events.json()).isEqualTo(json.json());
    get("/commands/x", "Accept", "text/event-stream").problem(400, "malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "application/*",
        "text/event-stream;q=0.5, application/json",
        "*/*, text/event-stream;q=0.1",
        "text/html, application/json;q=0.9, */*;q=0.8",
      })
  void who_does_not_ask_for_events_before_all_else_gets_json(String accept) {
    var id = post("/carts", "{}").accepted().json().path("commandId").textValue();

    var answer = get("/commands/" + id, "Accept", accept);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void a_form_that_there_is_not_is_a_406() {
    var id = post("/carts", "{}").accepted().json().path("commandId").textValue();

    get("/commands/" + id, "Accept", "text/html").problem(406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/event-stream", "text/event-stream, application/json;q=0.5, */*;q=0.1"})
  void who_asks_for_events_hears_until_it_is_applied(String accept) throws Exception {
    var answer = post("/carts", "{}").accepted().json();
    var path = "/commands/" + answer.path("commandId").textValue();
    try (var stream = new EventStream(port(), path, accept)) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
      var event = stream.next();
      assertThat(event.name()).isEqualTo("status");
      assertThat(event.data().path("commandId")).isEqualTo(answer.path("commandId"));
      assertThat(event.data().has("events")).isFalse();

      told.applied("query", "carts", "cart", answer.path("position").longValue());

      while (!event.name().equals("applied")) {
        event = stream.next();
      }
      assertThat(event.data().path("status").textValue()).isEqualTo("applied");
    }
  }
}
