package dev.hindsight.query.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;

/** Makes of an event what a reader may read of it. */
final class EventTexts {

  private static final EventCodec CODEC = new EventCodec();
  private static final JsonMapper JSON = new JsonMapper();

  private EventTexts() {}

  static EventAnswer of(Recorded recorded, Telling<?, ?> telling) {
    try {
      var data = JSON.readValue(CODEC.encode(recorded.event()), ObjectNode.class);
      telling.open(recorded.event(), data);
      return EventAnswer.of(recorded, data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(recorded.envelope().stream() + " holds no event", e);
    }
  }
}
