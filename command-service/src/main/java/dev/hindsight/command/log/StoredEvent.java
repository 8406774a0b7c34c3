package dev.hindsight.command.log;

import java.util.UUID;

/** One event of a stream as it stands in the log; for making states. */
public record StoredEvent(UUID id, long version, long position, String type, String data) {}
