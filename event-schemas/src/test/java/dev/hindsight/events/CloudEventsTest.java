package dev.hindsight.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An envelope survives the way through the headers of a record; a bad header is never guessed. */
class CloudEventsTest {

  private static final String TYPE = "hindsight.cart.opened.v1";

  @Test
  void any_envelope_is_read_as_it_was_written() {
    Seeds.each(random -> {
      var random2 = new RandomEvents(random);
      var stream = new StreamName("cart", random2.uuid());
      var occurred = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L);
      var envelope =
          new Envelope(
              random2.uuid(),
              random2.oneOf(List.copyOf(EventTypes.all())),
              "urn:hindsight:log:" + random2.uuid(),
              stream,
              1 + random.nextLong(Long.MAX_VALUE),
              1 + random.nextLong(Long.MAX_VALUE),
              occurred,
              occurred.plusNanos(random.nextInt(1_000_000_000)),
              "Grüße 💡",
              random2.uuid(),
              random.nextBoolean() ? "customer:" + random2.uuid() : null,
              random.nextBoolean() ? "00-4bf92f-00f067-01" : null);

      assertThat(CloudEvents.read(written(envelope)::get)).isEqualTo(envelope);
    });
  }

  @Test
  void absent_actor_and_trace_are_no_headers() {
    var headers = written(envelope(null, null));

    assertThat(headers).doesNotContainKeys(CloudEvents.ACTOR, CloudEvents.TRACEPARENT);
    assertThat(CloudEvents.read(headers::get)).isEqualTo(envelope(null, null));
  }

  @Test
  void the_attributes_that_cloudevents_requires_are_there() {
    var headers = written(envelope("ada", null));

    assertThat(text(headers, "ce_specversion")).isEqualTo("1.0");
    assertThat(text(headers, "content-type")).isEqualTo("application/json");
    assertThat(text(headers, "ce_type")).isEqualTo(TYPE);
    assertThat(URI.create(text(headers, "ce_dataschema")).isAbsolute()).isTrue();
    assertThat(headers.keySet())
        .filteredOn(name -> name.startsWith("ce_"))
        .allMatch(name -> name.matches("ce_[a-z0-9]{1,20}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CloudEvents.ID,
        CloudEvents.TYPE,
        CloudEvents.SOURCE,
        CloudEvents.SUBJECT,
        CloudEvents.TIME,
        CloudEvents.RECORDED_TIME,
        CloudEvents.POSITION,
        CloudEvents.STREAM_VERSION,
        CloudEvents.CORRELATION_ID,
        CloudEvents.CAUSATION_ID
      })
  void a_missing_header_is_named(String header) {
    var headers = written(envelope("ada", "00-1-1-01"));
    headers.remove(header);

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> CloudEvents.read(headers::get))
        .withMessageContaining("no header " + header);
  }

  @ParameterizedTest
  @CsvSource({
    "ce_id, 1-1-1-1-1",
    "ce_id, ''",
    "ce_causationid, x",
    "ce_subject, basket",
    "ce_time, 2026-13-01T00:00:00Z",
    "ce_time, today",
    "ce_recordedtime, ''",
    "ce_position, 0",
    "ce_position, -1",
    "ce_position, 1.5",
    "ce_position, 9223372036854775808",
    "ce_streamversion, one",
    "ce_streamversion, 0"
  })
  void a_garbled_header_is_named_with_its_value(String header, String value) {
    var headers = written(envelope("ada", null));
    headers.put(header, value.getBytes(UTF_8));

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> CloudEvents.read(headers::get))
        .withMessage(TYPE + ": the header " + header + " is \"" + value + "\"");
  }

  @Test
  void bytes_that_are_no_utf_8_do_not_break_the_reader() {
    var headers = written(envelope("ada", null));
    headers.put(CloudEvents.ID, new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> CloudEvents.read(headers::get));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cart", "hindsight.cart"})
  void there_is_no_schema_of_what_is_no_type(String type) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> CloudEvents.schemaOf(type));
  }

  private static Envelope envelope(@Nullable String actor, @Nullable String traceparent) {
    var id = new UUID(1, 2);
    var now = Instant.parse("2026-03-05T10:00:00.000001Z");
    var stream = new StreamName("cart", id);
    return new Envelope(id, TYPE, "urn:x", stream, 1, 7, now, now, "c", id, actor, traceparent);
  }

  private static Map<String, byte[]> written(Envelope envelope) {
    var headers = new HashMap<String, byte[]>();
    CloudEvents.write(envelope, headers::put);
    return headers;
  }

  private static String text(Map<String, byte[]> headers, String name) {
    var value = headers.get(name);
    assertThat(value).as(name).isNotNull();
    return new String(value == null ? new byte[0] : value, UTF_8);
  }
}
