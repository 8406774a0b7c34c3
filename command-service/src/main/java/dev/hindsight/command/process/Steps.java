package dev.hindsight.command.process;

import dev.hindsight.command.decider.Command;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.events.StreamName;
import java.util.Optional;

/** What a process manager can do. Both calls wait for as long as the log cannot be reached. */
public interface Steps {

  /**
   * Has a command handled, once for ever for the same event and step.
   *
   * @param step names it among the commands of one event
   * @return why it was refused; empty when its events are durable
   */
  Optional<Rejection> send(String step, Command command) throws InterruptedException;

  /** The same, only if the command's target is at this version. */
  Optional<Rejection> send(String step, Command command, long expectedVersion)
      throws InterruptedException;

  /** The state of a stream as the log has it now. */
  <S> S state(StreamName stream, Class<S> type) throws InterruptedException;
}
