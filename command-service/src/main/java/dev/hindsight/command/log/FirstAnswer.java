package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A first answer as it stands in the log: {@link KeyedAnswer} with the events that it led to. */
public record FirstAnswer(
    byte[] requestHash,
    UUID commandId,
    StreamName stream,
    long version,
    @Nullable Long position,
    @Nullable String refusal,
    List<AppendedEvent> events) {

  /** An event that a command led to. */
  public record AppendedEvent(
      UUID id, StreamName stream, String type, long version, long position) {}
}
