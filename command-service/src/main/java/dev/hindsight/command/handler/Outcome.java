package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Rejection;
import dev.hindsight.command.log.FirstAnswer.AppendedEvent;
import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.UUID;

/** What became of a command, as its caller hears it. */
public sealed interface Outcome {

  /**
   * Its events are durable.
   *
   * @param version of the stream that the command is about, after it
   * @param position of its last event
   * @param replayed whether this repeats the first answer to the same key
   */
  record Accepted(
      UUID commandId,
      StreamName stream,
      long version,
      long position,
      List<AppendedEvent> events,
      boolean replayed)
      implements Outcome {}

  /** It may not happen; nothing did. */
  record Refused(Rejection rejection, boolean replayed) implements Outcome {}

  /** Its key was used before, for something else; nothing happened. */
  record KeyReused(String key) implements Outcome {}

  /**
   * It could not be handled in time.
   *
   * @param mayHaveHappened false when it certainly did not happen; when true, repeating it with the
   *     same key finds out
   */
  record Unavailable(String why, boolean mayHaveHappened) implements Outcome {}

  /** The code that decides is broken; nothing happened, and the log of the service says why. */
  record Broken(UUID incident) implements Outcome {}
}
