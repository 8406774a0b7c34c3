package dev.hindsight.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.events.upcast.Upcasting;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between an event and its plain JSON. Reading lifts old versions and tolerates fields that it does
 * not know; writing leaves out what is absent. Thread-safe.
 */
public final class EventCodec {

  private static final JsonMapper MAPPER = EventJson.mapper();

  private final Map<String, ObjectReader> readers = new HashMap<>();
  private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();
  private final Upcasting upcasting;

  /** A codec with all published upcasters. */
  public EventCodec() {
    this(Upcasting.published());
  }

  EventCodec(Upcasting upcasting) {
    this.upcasting = upcasting;
    for (var type : EventTypes.all()) {
      if (upcasting.isOld(type)) {
        throw new IllegalArgumentException(type + " is current: nothing may be lifted from it");
      }
      var record = EventTypes.classOf(type).orElseThrow();
      readers.put(type, MAPPER.readerFor(record));
      writers.put(record, MAPPER.writerFor(record));
    }
  }

  /** The JSON of an event as text. */
  public String encode(Event event) {
    var writer = writers.get(event.getClass());
    if (writer == null) {
      throw new IllegalArgumentException(event.getClass() + " is no published event");
    }
    try {
      return writer.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new UnreadableEvent(EventTypes.of(event), "cannot be written", e);
    }
  }

  /**
   * Reads the JSON of any version ever published.
   *
   * @throws UnreadableEvent when the type is unknown or the JSON is not of that type
   */
  public Event decode(String type, byte[] json) {
    try {
      var reader = readers.get(type);
      return reader != null
          ? event(type, reader.<@Nullable Event>readValue(json))
          : decodeOld(type, json);
    } catch (IOException e) {
      throw new UnreadableEvent(type, "the JSON is not of that type: " + brief(e), e);
    }
  }

  private Event decodeOld(String type, byte[] json) throws IOException {
    if (!upcasting.isOld(type)) {
      throw new UnreadableEvent(
          type, "unknown type: this code is older than the event, or lost an upcaster");
    }
    var lifted = lift(type, json);
    var reader = readers.get(lifted.type());
    if (reader == null) {
      throw new UnreadableEvent(type, "its upcasters end at the unknown type " + lifted.type());
    }
    return event(type, reader.<@Nullable Event>readValue(lifted.json()));
  }

  private Upcasting.Typed lift(String type, byte[] json) throws IOException {
    if (!(MAPPER.readTree(json) instanceof ObjectNode old)) {
      throw new UnreadableEvent(type, "the JSON is no object");
    }
    try {
      return upcasting.lift(type, old);
    } catch (RuntimeException e) {
      throw new UnreadableEvent(type, "its upcaster failed", e);
    }
  }

  // The JSON literal null is read as Java's.
  private static Event event(String type, @Nullable Event read) {
    if (read == null) {
      throw new UnreadableEvent(type, "the JSON is null");
    }
    return read;
  }

  // Without the place in the source, which Jackson adds over several lines.
  private static String brief(IOException e) {
    return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.toString();
  }
}
