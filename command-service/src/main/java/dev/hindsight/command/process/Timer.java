package dev.hindsight.command.process;

import dev.hindsight.events.StreamName;

/**
 * A timer that is due.
 *
 * @param version of the event that set it
 */
public record Timer(StreamName stream, long version) {}
