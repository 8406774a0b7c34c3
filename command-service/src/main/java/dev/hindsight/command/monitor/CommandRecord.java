package dev.hindsight.command.monitor;

import dev.hindsight.command.log.CommandOutcomes;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.events.StreamName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * A command as it was recorded.
 *
 * @param places where it left each of its streams
 * @param events in the order of their positions; none when it found nothing to do
 */
public record CommandRecord(
    UUID id, Instant recordedAt, List<Place> places, List<LoggedEvent> events) {

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
        events.getFirst().envelope().recordedAt(),
        List.copyOf(places.values()),
        List.copyOf(events));
  }

  /** That found nothing to do. */
  static CommandRecord of(UUID id, CommandOutcomes.Found found) {
    var place = new Place(found.stream(), found.version(), found.position());
    return new CommandRecord(id, found.recordedAt(), List.of(place), List.of());
  }

  /** The last position that it depends on. */
  public long position() {
    return places.stream().mapToLong(Place::position).max().orElse(0);
  }
}
