package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Command;
import dev.hindsight.command.decider.Decider;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Fold;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.events.Event;
import dev.hindsight.events.StreamName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every decider and fold of the domain: whom to ask for a command, and how a stream folds. */
public final class Domain {

  private final Map<Class<?>, Decider<Command, Object, Event>> deciders = new HashMap<>();
  private final Map<String, Fold<Object, Event>> folds = new HashMap<>();

  /** Takes the folds of all kinds; those that are deciders also decide. */
  public Domain(List<? extends Fold<?, ?>> kinds) {
    deciders.put(Look.class, erased(new Looking()));
    for (var kind : kinds) {
      if (folds.put(kind.kind(), erased(kind)) != null) {
        throw new IllegalArgumentException("two folds for streams of kind " + kind.kind());
      }
      if (kind instanceof Decider<?, ?, ?> decider) {
        for (var command : decider.commands().getPermittedSubclasses()) {
          deciders.put(command, erased(decider));
        }
      }
    }
  }

  /** The fold of each kind of stream. */
  public Map<String, Fold<Object, Event>> folds() {
    return folds;
  }

  /** What the target's state says is to be looked at too. */
  List<StreamName> alsoReads(Submission submission) {
    var command = submission.request.command();
    return deciderOf(command).alsoReads(command, submission.target().state);
  }

  Decision decide(Submission submission) {
    var command = submission.request.command();
    var decider = deciderOf(command);
    return refusal(submission, decider)
        .or(submission::otherVersion)
        .<Decision>map(Decision.Rejected::new)
        .orElseGet(() -> decider.decide(command, submission.target().state, submission::stateOf));
  }

  // First of all: what a caller may not touch, they hear nothing about.
  private static Optional<Rejection> refusal(
      Submission submission, Decider<Command, Object, Event> decider) {
    var request = submission.request;
    if (request.caller().isOperator()) {
      return Optional.empty();
    }
    var touched = decider.owners(request.command(), submission.target().state, submission::stateOf);
    return Permission.refusal(request.caller(), request.command().target(), touched);
  }

  private Decider<Command, Object, Event> deciderOf(Command command) {
    var decider = deciders.get(command.getClass());
    if (decider == null) {
      throw new IllegalArgumentException("nobody decides about " + command.getClass());
    }
    return decider;
  }

  // A stream's name leads to the fold of its kind, and a command's class to its decider: the types
  // fit by construction, which the type system cannot see.
  @SuppressWarnings("unchecked")
  private static Fold<Object, Event> erased(Fold<?, ?> fold) {
    return (Fold<Object, Event>) fold;
  }

  @SuppressWarnings("unchecked")
  private static Decider<Command, Object, Event> erased(Decider<?, ?, ?> decider) {
    return (Decider<Command, Object, Event>) decider;
  }
}
