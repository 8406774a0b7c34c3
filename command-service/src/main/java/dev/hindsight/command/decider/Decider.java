package dev.hindsight.command.decider;

import dev.hindsight.events.Event;

/**
 * The pure domain code of one kind of entity (Jérémie Chassaing, "Functional Event Sourcing
 * Decider"): time and ids come in with the command, everything else is in the states.
 *
 * @param <C> the commands, a sealed interface of records
 */
public interface Decider<C extends Command, S, E extends Event> extends Fold<S, E> {

  Class<C> commands();

  /** What happens, or why not. {@code others} holds the states of {@link Command#alsoReads()}. */
  Decision decide(C command, S state, Others others);
}
