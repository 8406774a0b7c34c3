package dev.hindsight.command.monitor;

import dev.hindsight.command.log.CommandOutcomes;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.events.StreamName;
import dev.hindsight.service.access.Caller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command as it was recorded.
 *
 * @param actor who sent it, as far as that was kept
 * @param places where it left each of its streams
 * @param events in the order of their positions; none when it found nothing to do
 */
public record CommandRecord(
    UUID id,
    @Nullable String actor,
    Instant recordedAt,
    List<Place> places,
    List<LoggedEvent> events) {

  /** Version and position of the last event of a stream. */
  public record Place(StreamName stream, long version, long position) {}

  /** With at least one event. */
  static CommandRecord of(UUID id, List<LoggedEvent> events) {
    var places = new LinkedHashMap<StreamName, Place>();
    for (var event : events) {
      var envelope = event.envelope();
      places.put(
          envelope.stream(), new Place(envelope.stream(), envelope.version(), envelope.position()));
    }
    return new CommandRecord(
        id,
        events.getFirst().envelope().actor(),
        events.getFirst().envelope().recordedAt(),
        List.copyOf(places.values()),
        List.copyOf(events));
  }

  /** That found nothing to do. */
  static CommandRecord of(UUID id, CommandOutcomes.Found found) {
    var place = new Place(found.stream(), found.version(), found.position());
    return new CommandRecord(id, found.actor(), found.recordedAt(), List.of(place), List.of());
  }

  /** Whether a caller may hear of it: who sent it, and operators. */
  public boolean isOf(Caller caller) {
    return caller.isOperator() || caller.actor().equals(actor);
  }

  /** The last position that it depends on. */
  public long position() {
    return places.stream().mapToLong(Place::position).max().orElse(0);
  }
}
