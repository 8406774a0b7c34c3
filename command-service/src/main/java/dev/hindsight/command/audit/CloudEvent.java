package dev.hindsight.command.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.events.CloudEvents;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event in the JSON format of CloudEvents 1.0, with the attributes that it has in the topic. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
    String specversion,
    UUID id,
    String type,
    String source,
    String subject,
    String time,
    String dataschema,
    String datacontenttype,
    String recordedtime,
    long position,
    long streamversion,
    UUID commandid,
    String correlationid,
    UUID causationid,
    @Nullable String actor,
    @Nullable String traceparent,
    @JsonRawValue String data) {

  /** Of an event out of the log. */
  public static CloudEvent of(LoggedEvent event) {
    var envelope = event.envelope();
    return new CloudEvent(
        "1.0",
        envelope.id(),
        envelope.type(),
        envelope.source(),
        envelope.stream().toString(),
        envelope.occurredAt().toString(),
        CloudEvents.schemaOf(envelope.type()),
        "application/json",
        envelope.recordedAt().toString(),
        envelope.position(),
        envelope.version(),
        event.commandId(),
        envelope.correlationId(),
        envelope.causationId(),
        envelope.actor(),
        envelope.traceparent(),
        event.data());
  }
}
