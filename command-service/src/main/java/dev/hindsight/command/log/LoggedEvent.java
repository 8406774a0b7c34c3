package dev.hindsight.command.log;

import dev.hindsight.events.Envelope;
import java.util.UUID;

/** An event as it stands in the log: its envelope, its command, and the JSON that was stored. */
public record LoggedEvent(Envelope envelope, UUID commandId, String data) {}
