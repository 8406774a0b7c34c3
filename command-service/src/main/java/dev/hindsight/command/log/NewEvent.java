package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event about to be appended; its position and recording time are given by the append.
 *
 * @param occurredAt when it happened, or null for the recording time
 * @param metadata JSON of correlation, causation, actor and trace, or null when all are absent
 * @param data the plain JSON of the event
 */
public record NewEvent(
    UUID id,
    StreamName stream,
    long version,
    String type,
    UUID commandId,
    @Nullable Instant occurredAt,
    @Nullable String metadata,
    String data) {}
