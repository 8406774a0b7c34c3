package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;

/** One event of a stream as it stands in the log; for making states. */
public record StoredEvent(
    StreamName stream, long version, long position, String type, String data) {}
