package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Command;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.events.StreamName;
import org.jspecify.annotations.Nullable;

/** Looks at a state in the place of a decision; what was seen holds once it is accepted. */
final class Look implements Command {

  private final StreamName stream;
  // Written on the handler's event loop, and read behind the answer.
  private volatile @Nullable Object seen;

  Look(StreamName stream) {
    this.stream = stream;
  }

  @Override
  public StreamName target() {
    return stream;
  }

  Decision at(Object state) {
    seen = state;
    return Decision.nothingToDo();
  }

  Object seen(Outcome outcome) {
    var state = seen;
    if (outcome instanceof Outcome.Accepted && state != null) {
      return state;
    }
    throw new NotHandled(stream + " could not be looked at", outcome);
  }
}
