package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.Map;

/**
 * What goes into the log together or not at all.
 *
 * @param batch an id that no other append ever had
 * @param events in the order of their positions; each version is the next of its stream
 * @param answers first answers of keyed commands, refused ones too
 * @param nothingToDo accepted commands without an event, to be found by their ids for a while
 * @param unchanged streams that decisions looked at, with the version that they saw; the append
 *     fails when one of them has gone on
 */
public record Append(
    long batch,
    List<NewEvent> events,
    List<KeyedAnswer> answers,
    List<NothingToDo> nothingToDo,
    Map<StreamName, Long> unchanged) {

  /** Whether it gets a place in the log; otherwise {@link #unchanged} is checked. */
  public boolean writes() {
    return !events.isEmpty() || !answers.isEmpty();
  }

  /** Whether there is nothing to check and nothing else to keep. */
  public boolean hasOnlyEvents() {
    return !events.isEmpty() && answers.isEmpty() && nothingToDo.isEmpty() && unchanged.isEmpty();
  }
}
