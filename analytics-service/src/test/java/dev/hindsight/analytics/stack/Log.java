package dev.hindsight.analytics.stack;

import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.freshness.ConsistencyToken;
import dev.hindsight.kit.testkit.TopicForTests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** The log of the tests: dense positions, and a topic that is told when asked to. */
public final class Log {

  private static final int STREAMS_OF_TOKEN = 150;

  private final TopicForTests topic;
  private final List<Recorded> events = new ArrayList<>();
  private int published;

  Log(TopicForTests topic) {
    this.topic = topic;
  }

  /** Opens a cart at a time of its own. */
  public Cart cart(String openedAt) {
    return new Cart(this, openedAt);
  }

  /**
   * Puts what was written since the last time on the topic; a token of the streams that were
   * written to last, so many that some are in each partition, and so few that it fits into a
   * header.
   */
  public String publish() {
    topic.publish(events.subList(published, events.size()));
    published = events.size();
    var positions = new HashMap<StreamName, Long>();
    for (var event : events.reversed()) {
      positions.putIfAbsent(event.envelope().stream(), event.envelope().position());
      if (positions.size() == STREAMS_OF_TOKEN) {
        break;
      }
    }
    return new ConsistencyToken(Map.copyOf(positions)).encode();
  }

  /** Another entity of a kind. */
  public Entity entity(String kind) {
    return new Entity(this, kind);
  }

  /** Everything that was written. */
  public List<Recorded> events() {
    return List.copyOf(events);
  }

  void write(LongFunction<Recorded> event) {
    events.add(event.apply(events.size() + 1));
  }
}
