package dev.hindsight.service.trace;

import dev.hindsight.events.Envelope;
import java.time.Instant;
import java.util.Optional;

/** What a trace tells of an event. */
public record TracedEvent(
    String stream,
    String type,
    long version,
    long position,
    Instant recordedAt,
    String traceparent) {

  /** An event as it is on its way; nothing when its command was not traced. */
  public static Optional<TracedEvent> of(Envelope envelope) {
    return Optional.ofNullable(envelope.traceparent())
        .map(traceparent ->
            new TracedEvent(
                envelope.stream().toString(),
                envelope.type(),
                envelope.version(),
                envelope.position(),
                envelope.recordedAt(),
                traceparent));
  }
}
