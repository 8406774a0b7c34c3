package dev.hindsight.command.decider;

import dev.hindsight.events.StreamName;

/** The states of the further streams that a command said it reads. */
@FunctionalInterface
public interface Others {

  /**
   * The state of one of them, as its kind's decider keeps it.
   *
   * @throws IllegalArgumentException when the command did not name that stream
   */
  Object of(StreamName stream);

  /** The same, of a known type. */
  default <S> S of(StreamName stream, Class<S> type) {
    return type.cast(of(stream));
  }
}
