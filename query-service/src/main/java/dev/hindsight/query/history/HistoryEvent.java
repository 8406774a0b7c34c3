package dev.hindsight.query.history;

import dev.hindsight.events.EventTypes;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept.
 *
 * @param occurredUpTo the latest {@code occurredAt} of this event and all before it
 * @param type the newest version of its type
 * @param data its JSON; personal fields as ciphertext
 */
@Table("history")
public record HistoryEvent(
    String kind,
    UUID id,
    long version,
    long position,
    Instant recordedAt,
    Instant occurredAt,
    Instant occurredUpTo,
    String type,
    UUID eventId,
    String correlationId,
    UUID causationId,
    @Nullable String actor,
    String data) {

  static HistoryEvent of(Recorded recorded, String data, Instant occurredUpTo) {
    var envelope = recorded.envelope();
    return new HistoryEvent(
        envelope.stream().kind(),
        envelope.stream().id(),
        envelope.version(),
        envelope.position(),
        envelope.recordedAt(),
        envelope.occurredAt(),
        occurredUpTo,
        EventTypes.of(recorded.event()),
        envelope.id(),
        envelope.correlationId(),
        envelope.causationId(),
        envelope.actor(),
        data);
  }
}
