package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to a command that came with an idempotency key, stored with its events.
 *
 * @param requestHash what was asked, so that the key with another request is noticed
 * @param version of the stream after the command
 * @param position of the stream's last event, when the command found nothing to do
 * @param refusal JSON of the refusal, or null when the command was accepted
 */
public record KeyedAnswer(
    String key,
    byte[] requestHash,
    UUID commandId,
    StreamName stream,
    long version,
    @Nullable Long position,
    @Nullable String refusal) {}
