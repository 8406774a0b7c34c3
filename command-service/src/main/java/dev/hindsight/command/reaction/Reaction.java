package dev.hindsight.command.reaction;

import dev.hindsight.events.Event;
import dev.hindsight.events.Recorded;
import java.util.Set;

/**
 * Reacts to events with a side effect outside the system. Called at least once for each event that
 * it wants, those of one stream in their order, and never for one that was there before it, or was
 * restored. Whatever it reaches is to know a repeated call by the event's id.
 */
public interface Reaction {

  /** Stable for ever: its place in the log is kept under it. */
  String name();

  Set<Class<? extends Event>> wants();

  /** Runs on a virtual thread and may wait; what it throws is tried again later. */
  void react(Recorded recorded) throws Exception;
}
