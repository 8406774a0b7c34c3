package dev.hindsight.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.events.upcast.Upcasting;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Between an event and its plain JSON. Reading lifts old versions and tolerates fields that it does
 * not know; writing leaves out what is absent. Thread-safe.
 */
public final class EventCodec {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

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
      return reader != null ? reader.readValue(json) : decodeOld(type, json);
    } catch (IOException e) {
      throw new UnreadableEvent(type, "the JSON is not of that type", e);
    }
  }

  private Event decodeOld(String type, byte[] json) throws IOException {
    if (!upcasting.isOld(type)) {
      throw new UnreadableEvent(type, "unknown type: this code is older than the event");
    }
    var lifted = upcasting.lift(type, MAPPER.readValue(json, ObjectNode.class));
    var reader = readers.get(lifted.type());
    if (reader == null) {
      throw new UnreadableEvent(type, "its upcasters end at the unknown type " + lifted.type());
    }
    return reader.readValue(lifted.json());
  }
}
