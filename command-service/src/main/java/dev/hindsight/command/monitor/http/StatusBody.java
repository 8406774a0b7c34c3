package dev.hindsight.command.monitor.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hindsight.command.audit.CloudEvent;
import dev.hindsight.command.monitor.CommandStatus;
import dev.hindsight.command.monitor.Standing;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command, as JSON.
 *
 * @param status {@code applied} when every projection that folds one of its streams has it, else
 *     {@code recorded}
 * @param position of its last event, or of the last one that it found when it had nothing to do
 * @param events left out of server-sent events, which may be many
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusBody(
    UUID commandId,
    String status,
    String recordedAt,
    long position,
    List<Stream> streams,
    @Nullable List<CloudEvent> events,
    List<Projection> projections) {

  /** Where it left a stream. */
  record Stream(String stream, long version, long position) {}

  /** Where a projection is with it. */
  record Projection(String service, String projection, int version, String state, long position) {}

  static StatusBody withEvents(CommandStatus status) {
    return of(status, status.command().events().stream().map(CloudEvent::of).toList());
  }

  static StatusBody withoutEvents(CommandStatus status) {
    return of(status, null);
  }

  private static StatusBody of(CommandStatus status, @Nullable List<CloudEvent> events) {
    var command = status.command();
    return new StatusBody(
        command.id(),
        status.applied() ? "applied" : "recorded",
        command.recordedAt().toString(),
        command.position(),
        command.places().stream()
            .map(place -> new Stream(place.stream().toString(), place.version(), place.position()))
            .toList(),
        events,
        status.standings().stream().map(StatusBody::projection).toList());
  }

  private static Projection projection(Standing standing) {
    return new Projection(
        standing.service(),
        standing.projection(),
        standing.version(),
        standing.state().name().toLowerCase(Locale.ROOT),
        standing.position());
  }
}
