package dev.hindsight.command.snapshot;

import dev.hindsight.events.StreamName;
import java.util.UUID;

/**
 * A state that may become a snapshot: all the events that made it are durable.
 *
 * @param eventId of the last of them
 * @param weight about how many bytes the state takes
 */
public record Taken(
    StreamName stream, long version, long position, UUID eventId, Object state, int weight) {}
