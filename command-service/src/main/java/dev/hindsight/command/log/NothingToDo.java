package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
import java.util.UUID;

/**
 * A command that was accepted and changed nothing.
 *
 * @param version that its stream was at
 * @param actor who sent it
 */
public record NothingToDo(UUID commandId, StreamName stream, long version, String actor) {}
