package dev.hindsight.command.http;

import dev.hindsight.command.handler.Outcome;
import java.util.List;
import java.util.UUID;

/** What the caller of an accepted command reads. */
public record AcceptedBody(
    UUID commandId, String stream, long version, long position, List<AcceptedEvent> events) {

  /** One of its events. */
  public record AcceptedEvent(UUID id, String type, String stream, long version, long position) {}

  static AcceptedBody of(Outcome.Accepted accepted) {
    return new AcceptedBody(
        accepted.commandId(),
        accepted.stream().toString(),
        accepted.version(),
        accepted.position(),
        accepted.events().stream()
            .map(e ->
                new AcceptedEvent(
                    e.id(), e.type(), e.stream().toString(), e.version(), e.position()))
            .toList());
  }
}
