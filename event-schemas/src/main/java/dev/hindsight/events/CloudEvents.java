package dev.hindsight.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Between an envelope and the headers of a Kafka record: CloudEvents 1.0, binary content mode (the
 * CloudEvents Kafka protocol binding). The key of a record is the stream's name and the value the
 * plain JSON of the event.
 */
public final class CloudEvents {

  public static final String SPEC_VERSION = "ce_specversion";
  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";
  public static final String SOURCE = "ce_source";
  public static final String SUBJECT = "ce_subject";
  public static final String TIME = "ce_time";
  public static final String DATA_SCHEMA = "ce_dataschema";
  public static final String RECORDED_TIME = "ce_recordedtime";
  public static final String POSITION = "ce_position";
  public static final String STREAM_VERSION = "ce_streamversion";
  public static final String CORRELATION_ID = "ce_correlationid";
  public static final String CAUSATION_ID = "ce_causationid";
  public static final String ACTOR = "ce_actor";
  public static final String TRACEPARENT = "traceparent";
  public static final String CONTENT_TYPE = "content-type";

  private static final String SCHEMAS = "https://hindsight.dev/schemas/";
  private static final byte[] SPEC = "1.0".getBytes(UTF_8);
  private static final byte[] JSON = "application/json".getBytes(UTF_8);

  private CloudEvents() {}

  /** Gives each header to {@code header}. */
  public static void write(Envelope envelope, BiConsumer<String, byte[]> header) {
    header.accept(SPEC_VERSION, SPEC);
    header.accept(CONTENT_TYPE, JSON);
    text(header, ID, envelope.id().toString());
    text(header, TYPE, envelope.type());
    text(header, SOURCE, envelope.source());
    text(header, SUBJECT, envelope.stream().toString());
    text(header, TIME, envelope.occurredAt().toString());
    text(header, DATA_SCHEMA, schemaOf(envelope.type()));
    text(header, RECORDED_TIME, envelope.recordedAt().toString());
    text(header, POSITION, Long.toString(envelope.position()));
    text(header, STREAM_VERSION, Long.toString(envelope.version()));
    text(header, CORRELATION_ID, envelope.correlationId());
    text(header, CAUSATION_ID, envelope.causationId().toString());
    text(header, ACTOR, envelope.actor());
    text(header, TRACEPARENT, envelope.traceparent());
  }

  /**
   * Reads the headers of a record; {@code header} gives the value of a name, or null.
   *
   * @throws UnreadableEvent when a header is missing or not what it should be
   */
  public static Envelope read(Function<String, byte @Nullable []> header) {
    var headers = new HeaderReader(header);
    var recordedAt = headers.read(RECORDED_TIME, Instant::parse);
    // Most events happened when they were recorded, and to read a time is the dearest part here.
    var isOfRecording = Arrays.equals(header.apply(TIME), header.apply(RECORDED_TIME));
    return new Envelope(
        headers.uuid(ID),
        headers.type(),
        headers.text(SOURCE),
        headers.read(SUBJECT, StreamName::parse),
        headers.count(STREAM_VERSION),
        headers.count(POSITION),
        isOfRecording ? recordedAt : headers.read(TIME, Instant::parse),
        recordedAt,
        headers.text(CORRELATION_ID),
        headers.uuid(CAUSATION_ID),
        headers.optional(ACTOR),
        headers.optional(TRACEPARENT));
  }

  /**
   * The address of the JSON Schema of a type, {@code
   * https://hindsight.dev/schemas/cart/item-added.v1.json}: absolute, as CloudEvents wants it. The
   * file itself is in this library, under {@code /schemas/}.
   */
  public static String schemaOf(String type) {
    var kind = type.indexOf('.') + 1;
    var what = type.indexOf('.', kind) + 1;
    if (kind == 0 || what == 0) {
      throw new IllegalArgumentException(type + " is not named hindsight.<kind>.<what>.v<n>");
    }
    return SCHEMAS + type.substring(kind, what - 1) + "/" + type.substring(what) + ".json";
  }

  private static void text(BiConsumer<String, byte[]> header, String name, @Nullable String value) {
    if (value != null) {
      header.accept(name, value.getBytes(UTF_8));
    }
  }
}
