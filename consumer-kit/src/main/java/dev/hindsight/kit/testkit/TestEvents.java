package dev.hindsight.kit.testkit;

import dev.hindsight.events.Envelope;
import dev.hindsight.events.Event;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import java.time.Instant;
import java.util.UUID;

/** Events with an envelope, for tests; the same input gives the same envelope. */
public final class TestEvents {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private TestEvents() {}

  /** At the position that is its version, a second after the event before it. */
  public static Recorded recorded(StreamName stream, long version, Event event) {
    return recorded(stream, version, version, event);
  }

  /** At a position of the test's own; recorded so many milliseconds after the start of 2026. */
  public static Recorded recorded(StreamName stream, long version, long position, Event event) {
    var id = new UUID(stream.id().getMostSignificantBits() ^ position, version);
    var time = START.plusMillis(position);
    return new Recorded(
        new Envelope(
            id,
            EventTypes.of(event),
            "/hindsight/test",
            stream,
            version,
            position,
            time,
            time,
            "test",
            id,
            null,
            null),
        event);
  }
}
