package dev.hindsight.query.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.events.CloudEvents;
import dev.hindsight.events.Recorded;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in the JSON format of CloudEvents 1.0, with the attributes that it has in the topic.
 *
 * @param type the newest version of its type, which the data is of
 * @param data personal fields in plain text, or without them once they are erased
 */
public record EventAnswer(
    String specversion,
    UUID id,
    String type,
    String source,
    String subject,
    Instant time,
    String dataschema,
    String datacontenttype,
    Instant recordedtime,
    long position,
    long streamversion,
    String correlationid,
    UUID causationid,
    @Nullable String actor,
    JsonNode data) {

  static EventAnswer of(Recorded recorded, JsonNode data) {
    var envelope = recorded.envelope();
    return new EventAnswer(
        "1.0",
        envelope.id(),
        envelope.type(),
        envelope.source(),
        envelope.stream().toString(),
        envelope.occurredAt(),
        CloudEvents.schemaOf(envelope.type()),
        "application/json",
        envelope.recordedAt(),
        envelope.position(),
        envelope.version(),
        envelope.correlationId(),
        envelope.causationId(),
        envelope.actor(),
        data);
  }
}
