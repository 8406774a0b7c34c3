package dev.hindsight.command.process;

import java.time.Duration;

/** What an event means for the one timer that a process has on the event's stream. */
public sealed interface TimerChange {

  /** It is due so long after the event was recorded, by the database's clock. */
  record Set(Duration after) implements TimerChange {}

  /** There is nothing more to wait for. */
  record Clear() implements TimerChange {}

  /** As it was. */
  record Leave() implements TimerChange {}
}
