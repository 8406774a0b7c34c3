package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Reads the log by stream and by command. */
public interface AuditLog {

  /** Events of a stream from a version on, by version, at most {@code most}. */
  Future<List<LoggedEvent>> stream(StreamName stream, long fromVersion, int most);

  /** The events that a command led to, by position; none when it is unknown or changed nothing. */
  Future<List<LoggedEvent>> command(UUID commandId);
}
