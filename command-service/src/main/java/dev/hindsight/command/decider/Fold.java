package dev.hindsight.command.decider;

import dev.hindsight.events.Event;

/**
 * How the events of one kind of entity make its state. Pure: asks no clock, no random source, no
 * store.
 *
 * @param <S> the state, from before the first event on; immutable
 * @param <E> the events, a sealed interface of records
 */
public interface Fold<S, E extends Event> {

  /** The first part of its streams' names. */
  String kind();

  Class<E> events();

  /** The state of an entity that nothing has happened to. */
  S initial();

  /** What becomes of the state; total over every event that can stand in the stream. */
  S evolve(S state, E event);

  /** About how many bytes a state takes in memory; quick to tell, and near enough. */
  default int weight(S state) {
    return 200;
  }
}
