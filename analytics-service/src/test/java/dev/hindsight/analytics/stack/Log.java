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

  /** Puts what was written since the last time on the topic; a token of all of it. */
  public String publish() {
    topic.publish(events.subList(published, events.size()));
    published = events.size();
    var positions = new HashMap<StreamName, Long>();
    for (var event : events) {
      positions.put(event.envelope().stream(), event.envelope().position());
    }
    return new ConsistencyToken(Map.copyOf(positions)).encode();
  }

  void write(LongFunction<Recorded> event) {
    events.add(event.apply(events.size() + 1));
  }
}
