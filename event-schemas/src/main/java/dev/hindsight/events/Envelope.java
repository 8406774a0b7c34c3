package dev.hindsight.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written on the outside of a recorded event.
 *
 * @param id the event's own id, unique for ever
 * @param type published name and version, {@code hindsight.cart.item-added.v1}
 * @param source the log that it comes from; another one after a restore to an older state
 * @param stream the entity that it happened to
 * @param version its place in the stream: 1, 2, 3 … without a hole
 * @param position its place in the whole log: 1, 2, 3 … without a hole, in commit order
 * @param occurredAt when it happened, as the command said, else the recording time
 * @param recordedAt when it was recorded, by the log's database; never goes back along positions
 * @param correlationId what belongs together over several commands
 * @param causationId the command that it came from, or the event that a process manager reacted to
 * @param actor who asked for it
 * @param traceparent the W3C trace context of the request
 */
public record Envelope(
    UUID id,
    String type,
    String source,
    StreamName stream,
    long version,
    long position,
    Instant occurredAt,
    Instant recordedAt,
    String correlationId,
    UUID causationId,
    @Nullable String actor,
    @Nullable String traceparent) {}
