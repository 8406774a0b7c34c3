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

  /** In the place of a time: the command says none, so that it is that of the recording. */
  public static final String UNSAID = "unsaid";

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
    log.write(position -> recorded(at, position, event));
    return this;
  }

  private Recorded recorded(String at, long position, Event event) {
    var id = UUID.randomUUID();
    var recordedAt = Instant.EPOCH.plus(BETWEEN.multipliedBy(position));
    return new Recorded(
        new Envelope(
            id,
            EventTypes.of(event),
            "/hindsight/test",
            stream,
            version,
            position,
            at.equals(UNSAID) ? recordedAt : Instant.parse(at),
            recordedAt,
            "test",
            id,
            null,
            null),
        event);
  }
}
