package dev.hindsight.command.audit;

import static dev.hindsight.command.http.Doors.cart;
import static dev.hindsight.command.http.Doors.events;
import static dev.hindsight.command.http.Doors.get;
import static dev.hindsight.command.http.Doors.item;
import static dev.hindsight.command.http.Doors.listing;
import static dev.hindsight.command.http.Doors.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.RealStores;
import dev.hindsight.command.http.Doors.Answer;
import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.events.CloudEvents;
import dev.hindsight.events.Envelope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as anybody may read it. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class AuditOverHttpTest {

  private static final Pattern NEXT = Pattern.compile("<(/[^>]+)>; rel=\"next\"");
  private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[a-z0-9]{1,20}");

  @Test
  void all_events_are_read_page_by_page_without_a_hole() {
    for (int i = 0; i < 10; i++) {
      cart();
    }
    var total = events();

    var seen = 0L;
    @Nullable String path = "/events?limit=7";
    while (path != null) {
      var page = get(path);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).isEqualTo("application/cloudevents-batch+json");
      for (var event : page.json()) {
        seen++;
        assertThat(event.path("position").longValue()).isEqualTo(seen);
      }
      path = next(page);
    }

    assertThat(seen).isEqualTo(total);
  }

  @Test
  void a_stream_is_read_page_by_page_by_version() {
    var cart = cart();
    var shoes = listing("5.00");
    for (int i = 0; i < 4; i++) {
      post("/carts/" + cart + "/items", item(shoes, 1)).accepted();
    }

    var first = get("/streams/cart-" + cart + "?limit=3");
    var second = get(Objects.requireNonNull(next(first)));

    assertThat(first.json()).extracting(e -> e.path("streamversion").intValue()).contains(1, 2, 3);
    assertThat(second.json()).extracting(e -> e.path("streamversion").intValue()).contains(4, 5);
    assertThat(next(second)).isNull();
    assertThat(get("/streams/cart-" + cart + "?fromVersion=5").json()).hasSize(1);
    assertThat(get("/streams/cart-" + cart + "?fromVersion=6").json()).isEmpty();
  }

  @Test
  void a_page_that_ends_with_the_last_event_has_no_next_one() {
    var cart = cart();
    var shoes = listing("5.00");
    post("/carts/" + cart + "/items", item(shoes, 1)).accepted();

    assertThat(next(get("/streams/cart-" + cart + "?limit=1"))).isNotNull();
    assertThat(next(get("/streams/cart-" + cart + "?limit=2"))).isNull();
    assertThat(next(get("/streams/cart-" + cart + "?fromVersion=2&limit=1"))).isNull();
    var all = events();
    assertThat(next(get("/events?limit=1&afterPosition=" + (all - 1)))).isNull();
    assertThat(next(get("/events?limit=1&afterPosition=" + (all - 2)))).isNotNull();
    assertThat(get("/events?limit=1000&afterPosition=" + (all - 2)).json()).hasSize(2);
  }

  @Test
  void every_event_says_who_where_from_and_why() {
    var answer = post("/carts", "{}", "Correlation-Id", "order 4711").accepted().json();
    var command = answer.path("commandId").textValue();
    var alone = post("/carts", "{}").accepted().json();

    for (var path :
        new String[] {
          "/streams/" + answer.path("stream").textValue(),
          "/events?afterPosition=" + (answer.path("position").longValue() - 1) + "&limit=1"
        }) {
      var event = get(path).json().path(0);
      assertThat(event.path("correlationid").textValue()).isEqualTo("order 4711");
      assertThat(event.path("causationid").textValue()).isEqualTo(command);
      assertThat(event.path("commandid").textValue()).isEqualTo(command);
    }
    var found = get("/commands/" + command).json().path("events").path(0);
    assertThat(found.path("correlationid").textValue()).isEqualTo("order 4711");
    var first = get("/streams/" + alone.path("stream").textValue()).json().path(0);
    assertThat(first.path("correlationid")).isEqualTo(alone.path("commandId"));
    assertThat(first.path("causationid")).isEqualTo(alone.path("commandId"));
  }

  @Test
  void the_topic_says_the_same_of_an_event_as_the_log() {
    var answer = post("/carts", "{}", "Correlation-Id", "order 4712").accepted().json();
    var stream = answer.path("stream").textValue();

    var envelope = published(stream);

    var event = get("/streams/" + stream).json().path(0);
    assertThat(envelope.correlationId())
        .isEqualTo("order 4712")
        .isEqualTo(event.path("correlationid").textValue());
    assertThat(envelope.causationId().toString())
        .isEqualTo(answer.path("commandId").textValue())
        .isEqualTo(event.path("causationid").textValue());
    assertThat(envelope.id().toString()).isEqualTo(event.path("id").textValue());
    assertThat(envelope.position()).isEqualTo(event.path("position").longValue());
  }

  private static Envelope published(String stream) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", KafkaForTests.broker().bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          consumer.partitionsFor("hindsight.events").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList());
      var found = new ArrayList<Envelope>();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
              if (stream.equals(record.key())) {
                found.add(CloudEvents.read(name -> header(record, name)));
              }
            }
            return !found.isEmpty();
          });
      return found.getFirst();
    }
  }

  private static byte @Nullable [] header(ConsumerRecord<String, byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }

  @Test
  void every_event_is_a_cloud_event() {
    var cart = cart();

    var event = get("/streams/cart-" + cart).json().path(0);

    assertThat(event.path("specversion").textValue()).isEqualTo("1.0");
    assertThat(UUID.fromString(event.path("id").textValue())).isNotNull();
    assertThat(event.path("type").textValue()).isEqualTo("hindsight.cart.opened.v1");
    assertThat(event.path("source").textValue()).isNotBlank();
    assertThat(event.path("subject").textValue()).isEqualTo("cart-" + cart);
    assertThat(Instant.parse(event.path("time").textValue())).isBeforeOrEqualTo(Instant.now());
    assertThat(event.path("dataschema").textValue()).endsWith("/schemas/cart/opened.v1.json");
    assertThat(event.path("datacontenttype").textValue()).isEqualTo("application/json");
    assertThat(event.path("data").isObject()).isTrue();
    event.fieldNames().forEachRemaining(name -> assertThat(name).matches(ATTRIBUTE_NAME));
    event.forEach(value -> assertThat(value.isNull()).isFalse());
  }

  @Test
  void a_command_is_found_by_its_id_with_its_events() {
    var answer = post("/carts", "{}").accepted();
    var id = answer.json().path("commandId").textValue();

    var status = get("/commands/" + id);

    assertThat(status.status()).isEqualTo(200);
    assertThat(status.json().path("commandId").textValue()).isEqualTo(id);
    assertThat(status.json().path("events").path(0).path("id"))
        .isEqualTo(answer.json().path("events").path(0).path("id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/events?afterPosition=-1",
        "/events?afterPosition=x",
        "/events?afterPosition=9223372036854775808",
        "/events?limit=0",
        "/events?limit=1001",
        "/events?limit=1.5",
        "/streams/nonsense",
        "/streams/cart-1",
        "/streams/CART-01970000-0000-7000-8000-000000000000",
        "/streams/cart-01970000-0000-7000-8000-000000000000?fromVersion=0",
        "/streams/cart-01970000-0000-7000-8000-000000000000?limit=-1",
        "/commands/nonsense",
      })
  void a_parameter_that_cannot_be_is_malformed(String path) {
    get(path).problem(400, "malformed");
  }

  @Test
  void what_is_not_there_is_not_found() {
    get("/streams/cart-" + UUID.randomUUID()).problem(404, "unknown-stream");
    get("/streams/nothing-" + UUID.randomUUID()).problem(404, "unknown-stream");
    get("/streams/cart-" + UUID.randomUUID() + "?fromVersion=2").problem(404, "unknown-stream");
    get("/commands/" + UUID.randomUUID()).problem(404, "unknown-command");
  }

  @Test
  void behind_the_end_there_is_an_empty_page() {
    for (var position : new long[] {events(), events() + 1_000_000_000L}) {
      var page = get("/events?afterPosition=" + position);

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.json()).isEmpty();
      assertThat(next(page)).isNull();
    }
  }

  private static @Nullable String next(Answer page) {
    var link = page.header("Link");
    if (link == null) {
      return null;
    }
    var match = NEXT.matcher(link);
    assertThat(match.matches()).as(link).isTrue();
    return match.group(1);
  }
}
