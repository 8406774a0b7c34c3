package dev.hindsight.command.monitor;

import dev.hindsight.command.log.AuditLog;
import dev.hindsight.command.log.CommandOutcomes;
import dev.hindsight.service.access.Caller;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Says what became of a command, whichever replica it came to. */
public final class Monitor {

  private final AuditLog audit;
  private final CommandOutcomes outcomes;
  private final Projections projections;

  public Monitor(AuditLog audit, CommandOutcomes outcomes, Projections projections) {
    this.audit = audit;
    this.outcomes = outcomes;
    this.projections = projections;
  }

  /**
   * Nothing when there is no such command, or it is not recorded yet, or was refused, or another
   * caller sent it: not even that it is there is told.
   */
  public Future<Optional<CommandRecord>> find(UUID id, Caller caller) {
    return find(id).map(found -> found.filter(command -> command.isOf(caller)));
  }

  private Future<Optional<CommandRecord>> find(UUID id) {
    return audit
        .command(id)
        .compose(events ->
            events.isEmpty()
                ? outcomes.find(id).map(found -> found.map(one -> CommandRecord.of(id, one)))
                : Future.succeededFuture(Optional.of(CommandRecord.of(id, events))));
  }

  /** As it is now, out of memory. */
  public CommandStatus statusOf(CommandRecord command) {
    return CommandStatus.of(command, projections);
  }

  /** Calls {@code listener} when there may be something new to say about any command. */
  public void onChange(Runnable listener) {
    projections.onChange(listener);
  }
}
