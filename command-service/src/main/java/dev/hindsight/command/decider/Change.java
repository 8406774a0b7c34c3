package dev.hindsight.command.decider;

import dev.hindsight.events.Event;
import dev.hindsight.events.StreamName;

/** An event that a decision adds to a stream. */
public record Change(StreamName stream, Event event) {}
