package dev.hindsight.command.decider;

import dev.hindsight.events.StreamName;
import java.util.List;

/** A request that something should happen: imperative, checked against the present state. */
public interface Command {

  /** The stream of the entity that it is about. */
  StreamName target();

  /**
   * Further streams that the decision looks at, and may append to. The decision holds only while
   * none of them has changed.
   */
  default List<StreamName> alsoReads() {
    return List.of();
  }
}
