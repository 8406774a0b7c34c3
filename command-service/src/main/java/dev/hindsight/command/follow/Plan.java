package dev.hindsight.command.follow;

import dev.hindsight.events.Envelope;
import dev.hindsight.events.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What some events lead to: tasks, and what becomes of the timers of their streams. */
public final class Plan {

  /** A timer to be set. */
  record TimerSet(Envelope setBy, Instant dueAt) {}

  private final List<Envelope> tasks = new ArrayList<>();
  private final Map<StreamName, Optional<TimerSet>> timers = new LinkedHashMap<>();

  Plan() {}

  /** There is something to do because of this event. */
  public void task(Envelope event) {
    tasks.add(event);
  }

  /** The stream's timer is due so long after the event was recorded, whatever was set before. */
  public void setTimer(Envelope event, Duration after) {
    var timer = new TimerSet(event, event.recordedAt().plus(after));
    timers.put(event.stream(), Optional.of(timer));
  }

  /** The stream has no timer any more. */
  public void clearTimer(Envelope event) {
    timers.put(event.stream(), Optional.empty());
  }

  boolean isEmpty() {
    return tasks.isEmpty() && timers.isEmpty();
  }

  List<Envelope> tasks() {
    return tasks;
  }

  List<TimerSet> timersSet() {
    return timers.values().stream().flatMap(Optional::stream).toList();
  }

  List<StreamName> timersCleared() {
    return timers.entrySet().stream()
        .filter(timer -> timer.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }
}
