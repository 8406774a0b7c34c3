package dev.hindsight.kit.projector;

import dev.hindsight.events.CloudEvents;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.events.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record of the topic; its event is decoded when a projection first wants it, and once. */
public final class Incoming {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final ConsumerRecord<String, byte[]> record;
  private final EventCodec codec;
  private final String stream;
  private @Nullable Recorded recorded;
  private @Nullable UnreadableEvent unreadable;

  public Incoming(ConsumerRecord<String, byte[]> record, EventCodec codec) {
    this.record = record;
    this.codec = codec;
    this.stream = streamOf(record);
  }

  /**
   * The stream by the record's key. A record without one belongs to no entity: it gets a name of
   * its own, {@code ?3/1234} (partition and offset), which every projection parks.
   */
  public String stream() {
    return stream;
  }

  public ConsumerRecord<String, byte[]> record() {
    return record;
  }

  /**
   * The event with its envelope.
   *
   * @throws UnreadableEvent each time, when it is none
   */
  public Recorded recorded() {
    var known = recorded;
    if (known != null) {
      return known;
    }
    if (unreadable == null) {
      try {
        var read = read();
        recorded = read;
        return read;
      } catch (UnreadableEvent e) {
        unreadable = e;
      }
    }
    throw unreadable;
  }

  /** Its position in the log; 0 when it does not say. */
  public long position() {
    var position = header(record.headers(), CloudEvents.POSITION);
    var text = position == null ? "" : new String(position, StandardCharsets.UTF_8);
    return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
  }

  /** Whether it was recorded after a moment; a record that does not say when was not. */
  public boolean isRecordedAfter(Instant moment) {
    var time = header(record.headers(), CloudEvents.RECORDED_TIME);
    if (time == null) {
      return false;
    }
    try {
      return Instant.parse(new String(time, StandardCharsets.UTF_8)).isAfter(moment);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** What is written on its outside, if that can be read; also of one that cannot be decoded. */
  Optional<Envelope> envelope() {
    try {
      return Optional.of(outside());
    } catch (UnreadableEvent e) {
      return Optional.empty();
    }
  }

  private Envelope outside() {
    var envelope = CloudEvents.read(name -> header(record.headers(), name));
    if (!envelope.stream().toString().equals(stream)) {
      throw new UnreadableEvent(
          envelope.type(), "its subject is " + envelope.stream() + " but its key " + stream);
    }
    return envelope;
  }

  private Recorded read() {
    var envelope = outside();
    byte @Nullable [] value = record.value();
    if (value == null) {
      throw new UnreadableEvent(envelope.type(), "it has no value");
    }
    return new Recorded(envelope, codec.decode(envelope.type(), value));
  }

  static byte @Nullable [] header(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null ? null : header.value();
  }

  private static String streamOf(ConsumerRecord<String, byte[]> record) {
    @Nullable String key = record.key();
    if (key != null && StreamName.isName(key)) {
      return key;
    }
    return "?" + record.partition() + "/" + record.offset();
  }
}
