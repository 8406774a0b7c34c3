package dev.hindsight.command.log;

import dev.hindsight.events.Envelope;
import dev.hindsight.events.StreamName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it stands in the log: its envelope, its command, and the JSON that was stored. */
public record LoggedEvent(Envelope envelope, UUID commandId, String data) {

  /** Out of what is stored: what a row leaves out is filled in from what it has. */
  public static LoggedEvent recorded(
      UUID id,
      String type,
      String source,
      StreamName stream,
      long version,
      long position,
      @Nullable Instant occurredAt,
      Instant recordedAt,
      UUID commandId,
      @Nullable String metadataJson,
      String data) {
    var metadata = Metadata.fromJson(metadataJson);
    var envelope =
        new Envelope(
            id,
            type,
            source,
            stream,
            version,
            position,
            either(occurredAt, recordedAt),
            recordedAt,
            either(metadata.correlationId(), commandId.toString()),
            either(metadata.causationId(), commandId),
            metadata.actor(),
            metadata.traceparent());
    return new LoggedEvent(envelope, commandId, data);
  }

  private static <T> T either(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
