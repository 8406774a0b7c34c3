package dev.hindsight.kit.service;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.freshness.ConsistencyToken;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.LiveReader;
import dev.hindsight.kit.testkit.LiveReader.Event;
import dev.hindsight.kit.testkit.TopicForTests;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that stay open, of a service with room for twenty. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EventStreamsTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int MOST = 20;

  private final ShopEvents shop = OneLog.SHOP;
  private final Recorded opened = shop.open("account");
  private final StreamName account = opened.envelope().stream();
  private final EventStreams streams;
  private final MeterRegistry meters;
  private final Topic topic;
  private TopicForTests relay;

  EventStreamsTest(EventStreams streams, MeterRegistry meters, Topic topic) {
    this.streams = streams;
    this.meters = meters;
    this.topic = topic;
  }

  @BeforeEach
  void an_account_is_open() {
    relay = TopicForTests.on(topic);
    relay.publish(List.of(opened));
    await().atMost(LONG).until(() -> read("application/json") == 200);
  }

  @AfterEach
  void all_readers_have_left() {
    relay.close();
    await().atMost(LONG).until(() -> streams.count() == 0);
  }

  @Test
  void an_entity_is_told_at_once_and_then_each_time_that_it_changes() {
    try (var reader = live(Map.of())) {
      assertThat(reader.status()).isEqualTo(200);
      assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
      assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
      assertThat(reader.header("Projection-Position")).isNotNull();
      assertThat(requireNonNull(reader.next()).id()).isEqualTo("1");

      for (int version = 2; version <= 20; version++) {
        deposit();

        var event = requireNonNull(reader.next());
        assertThat(event.id()).isEqualTo(Integer.toString(version));
        assertThat(event.name()).isEqualTo("account");
        assertThat(event.data()).contains("\"balance\":\"" + (version - 1) + ".00\"");
      }
    }
  }

  @Test
  void a_reader_who_comes_again_goes_on_after_the_last_event_that_he_has() {
    deposit();
    try (var reader = live(Map.of("Last-Event-ID", "2"))) {
      await().atMost(LONG).until(() -> requireNonNull(reader.nextOrComment()).isComment());
      deposit();

      assertThat(requireNonNull(reader.next()).id()).isEqualTo("3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "*/*", "application/*", "text/html, */*;q=0.1"})
  void who_does_not_ask_for_a_stream_gets_the_plain_answer(String accept) {
    given()
        .header("Accept", accept)
        .get("/accounts/" + account.id())
        .then()
        .statusCode(200)
        .header("Content-Type", equalTo("application/json;charset=UTF-8"));
  }

  @Test
  void a_look_says_itself_when_it_is_over_and_one_that_fails_for_a_while_is_asked_again() {
    try (var reader = LiveReader.open(RestAssured.port, "/stubborn/three", TestTokens.headers())) {
      assertThat(rest(reader))
          .containsExactly(
              new Event("1", "number", "line\nof 1"),
              new Event("2", "number", "line\nof 2"),
              new Event("3", "number", "line\nof 3"));
    }
    try (var reader =
        LiveReader.open(
            RestAssured.port,
            "/stubborn/three",
            TestTokens.headers(Map.of("Last-Event-ID", "2")))) {
      assertThat(rest(reader)).containsExactly(new Event("3", "number", "line\nof 3"));
    }
  }

  @Test
  void a_look_that_is_broken_ends_its_stream() {
    try (var reader = LiveReader.open(RestAssured.port, "/stubborn/broken", TestTokens.headers())) {
      assertThat(reader.status()).isEqualTo(200);
      assertThat(rest(reader)).isEmpty();
    }
  }

  @Test
  void a_stream_with_nothing_to_tell_shows_signs_of_life() {
    try (var reader =
        LiveReader.open(RestAssured.port, "/stubborn/silence", TestTokens.headers())) {
      for (int i = 0; i < 3; i++) {
        assertThat(requireNonNull(reader.nextOrComment()).isComment()).isTrue();
      }
    }
  }

  @Test
  void more_than_the_limit_are_turned_away_until_one_has_left() {
    var readers = new ArrayList<LiveReader>();
    try {
      for (int i = 0; i < MOST; i++) {
        readers.add(LiveReader.open(RestAssured.port, "/stubborn/silence", TestTokens.headers()));
        assertThat(readers.getLast().status()).isEqualTo(200);
      }
      given()
          .header("Accept", "text/event-stream")
          .get("/accounts/" + account.id())
          .then()
          .statusCode(503)
          .header("Retry-After", "2")
          .contentType("application/problem+json")
          .body("type", equalTo("https://hindsight.dev/problems/too-many-streams"));
      assertThat(read("application/json")).isEqualTo(200);

      readers.removeLast().close();

      await().atMost(LONG).until(this::mayEnter);
    } finally {
      readers.forEach(LiveReader::close);
    }
  }

  @Test
  void those_who_hang_up_leave_nothing_behind() {
    var before = StubbornResource.GIVEN_UP.get();
    for (int i = 0; i < 3 * MOST; i++) {
      await().atMost(LONG).until(() -> streams.count() < MOST);
      LiveReader.open(RestAssured.port, "/stubborn/silence", TestTokens.headers()).close();
    }

    await().atMost(LONG).until(() -> streams.count() == 0);
    // Who left before the answer was begun was never asked for.
    assertThat(StubbornResource.GIVEN_UP.get()).isBetween(before + 1, before + 3 * MOST);
  }

  @Test
  void a_reader_who_does_not_read_is_cut_off_and_goes_on_where_he_was() {
    var cut = meters.counter("hindsight.streams.cut");
    var before = cut.count();
    try (var deaf = LiveReader.deaf(RestAssured.port, "/stubborn/flood", TestTokens.headers())) {
      assertThat(deaf.status()).isEqualTo(200);
      await().atMost(LONG).until(() -> cut.count() > before && streams.count() == 0);
      var asked = StubbornResource.ASKED.get();

      var last = lastBeforeTheCut(deaf);

      assertThat(last).isPositive().isLessThanOrEqualTo(asked);
      try (var again =
          LiveReader.open(
              RestAssured.port,
              "/stubborn/flood",
              TestTokens.headers(Map.of("Last-Event-ID", Long.toString(last))))) {
        assertThat(requireNonNull(again.next()).id()).isEqualTo(Long.toString(last + 1));
      }
    }
  }

  private long lastBeforeTheCut(LiveReader deaf) {
    var last = new long[1];
    assertThatThrownBy(
            () -> {
              while (true) {
                last[0] = Long.parseLong(requireNonNull(requireNonNull(deaf.next()).id()));
              }
            })
        .isInstanceOfAny(UncheckedIOException.class, NullPointerException.class);
    return last[0];
  }

  private boolean mayEnter() {
    try (var reader =
        LiveReader.open(RestAssured.port, "/stubborn/silence", TestTokens.headers())) {
      return reader.status() == 200;
    }
  }

  private int read(String accept) {
    return given().header("Accept", accept).get("/accounts/" + account.id()).statusCode();
  }

  private LiveReader live(Map<String, String> headers) {
    return LiveReader.open(
        RestAssured.port, "/accounts/" + account.id(), TestTokens.headers(headers));
  }

  private void deposit() {
    var deposit = shop.append(account, new MoneyDeposited(Money.of("1.00", "EUR"), null));
    relay.publish(List.of(deposit));
    var token = new ConsistencyToken(Map.of(account, deposit.envelope().position()));
    given()
        .header("Consistency-Token", token.encode())
        .header("Prefer", "wait=20")
        .get("/accounts/" + account.id())
        .then()
        .statusCode(200);
  }

  private static List<Event> rest(LiveReader reader) {
    var events = new ArrayList<Event>();
    for (var event = reader.next(); event != null; event = reader.next()) {
      events.add(event);
    }
    return events;
  }
}
