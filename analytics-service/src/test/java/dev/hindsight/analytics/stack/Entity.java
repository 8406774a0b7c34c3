package dev.hindsight.analytics.stack;

import dev.hindsight.events.Envelope;
import dev.hindsight.events.Event;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Writes the events of one entity, each at a time of the test's own. */
public final class Entity {

  // Recording is so slow that even a short log spans days.
  private static final Duration BETWEEN = Duration.ofSeconds(2_221);

  private final StreamName stream;
  private final Log log;
  private long version;

  Entity(Log log, String kind) {
    this.log = log;
    this.stream = new StreamName(kind, UUID.randomUUID());
  }

  public StreamName stream() {
    return stream;
  }

  public UUID id() {
    return stream.id();
  }

  public Entity write(String at, Event event) {
    version++;
    log.write(position -> recorded(Instant.parse(at), position, event));
    return this;
  }

  private Recorded recorded(Instant at, long position, Event event) {
    var id = UUID.randomUUID();
    return new Recorded(
        new Envelope(
            id,
            EventTypes.of(event),
            "/hindsight/test",
            stream,
            version,
            position,
            at,
            Instant.EPOCH.plus(BETWEEN.multipliedBy(position)),
            "test",
            id,
            null,
            null),
        event);
  }
}
