package dev.hindsight.command.decider;

import dev.hindsight.events.Event;
import dev.hindsight.events.StreamName;
import java.util.List;

/**
 * The pure domain code of one kind of entity (Jérémie Chassaing, "Functional Event Sourcing
 * Decider"): time and ids come in with the command, everything else is in the states.
 *
 * @param <C> the commands, a sealed interface of records
 */
public interface Decider<C extends Command, S, E extends Event> extends Fold<S, E> {

  Class<C> commands();

  /**
   * Streams that only the present state names, to be looked at like those of {@link
   * Command#alsoReads()}: a customer's old e-mail address, when there is to be a new one.
   */
  default List<StreamName> alsoReads(C command, S state) {
    return List.of();
  }

  /**
   * Whose things a command touches: it may be sent by whoever owns all of them, and by operators.
   * Empty when what it is about is not there, which is for {@link #decide} to say.
   */
  List<Owner> owners(C command, S state, Others others);

  /** What happens, or why not. {@code others} holds the states of all that is also read. */
  Decision decide(C command, S state, Others others);
}
