package dev.hindsight.query.stack;

import dev.hindsight.events.Envelope;
import dev.hindsight.events.Event;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.freshness.ConsistencyToken;
import dev.hindsight.kit.testkit.TestEvents;
import dev.hindsight.kit.testkit.TopicForTests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Appends events as the command side would: dense positions, dense versions, then the topic. */
public final class Relay {

  private final TopicForTests topic;
  private final Map<StreamName, Long> versions = new HashMap<>();
  private long position;

  Relay(TopicForTests topic) {
    this.topic = topic;
  }

  /** Publishes events of one stream; the token of what a command would have been answered with. */
  public synchronized String append(StreamName stream, Event... events) {
    var recorded = new ArrayList<Recorded>();
    for (var event : events) {
      recorded.add(next(stream, event));
    }
    topic.publish(recorded);
    return token(stream, position);
  }

  /** Publishes an event that says itself when it happened. */
  public synchronized String appendAs(StreamName stream, Instant occurredAt, Event event) {
    var now = next(stream, event);
    var e = now.envelope();
    var dated =
        new Envelope(
            e.id(),
            e.type(),
            e.source(),
            e.stream(),
            e.version(),
            e.position(),
            occurredAt,
            e.recordedAt(),
            e.correlationId(),
            e.causationId(),
            e.actor(),
            e.traceparent());
    topic.publish(List.of(new Recorded(dated, event)));
    return token(stream, position);
  }

  /** Publishes an event whose value is no JSON. */
  public synchronized String appendBroken(StreamName stream, Event event) {
    topic.publishBroken(next(stream, event), "{".getBytes(StandardCharsets.UTF_8));
    return token(stream, position);
  }

  /** A token of an event that nobody will ever publish. */
  public synchronized String tokenOfTheFuture(StreamName stream) {
    return token(stream, position + 1_000_000);
  }

  private Recorded next(StreamName stream, Event event) {
    var version = versions.merge(stream, 1L, Long::sum);
    return TestEvents.recorded(stream, version, ++position, event);
  }

  private static String token(StreamName stream, long position) {
    return new ConsistencyToken(Map.of(stream, position)).encode();
  }
}
