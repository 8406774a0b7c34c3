package dev.hindsight.command.process;

import dev.hindsight.events.Event;
import dev.hindsight.events.Recorded;
import java.util.Set;

/**
 * Reacts to events with commands. Called at least once for each event that it wants, those of one
 * stream in their order; each command has a key made of the event and the step, so that a repeated
 * call has no further effect. Keeps nothing in memory between calls.
 */
public interface ProcessManager {

  /** Stable for ever: it is part of every key. */
  String name();

  /** The events that lead to a step. */
  Set<Class<? extends Event>> wants();

  /** Does what is next. Runs on a virtual thread and may wait; what it throws is tried again. */
  void on(Recorded recorded, Steps steps) throws InterruptedException;

  /** What the event means for the stream's timer. Pure; asked of every event, replayed ones too. */
  default TimerChange timer(Recorded recorded) {
    return new TimerChange.Leave();
  }

  /** The stream's timer is due. As {@link #on}, with the timer in the place of the event. */
  default void onTimer(Timer due, Steps steps) throws InterruptedException {}
}
