package dev.hindsight.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.log.LoggedEvent;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * What each partition of a topic ends with.
 *
 * @param last by partition; those that hold no event are absent
 */
public record TopicEnds(TopicSettings topic, Map<Integer, TopicEnd> last) {

  public TopicEnds {
    last = Map.copyOf(last);
  }

  /** The greatest position of all; nothing in an empty topic. */
  Optional<TopicEnd> furthest() {
    return last.values().stream().max(Comparator.comparingLong(TopicEnd::position));
  }

  /** Every partition holds what is its own up to here, if it holds what it ends with. */
  long least() {
    return last.size() < topic.partitions()
        ? 0
        : last.values().stream().mapToLong(TopicEnd::position).min().orElse(0);
  }

  /** Whether the event's partition ends with it, or with a later one. */
  boolean reach(LoggedEvent event) {
    var envelope = event.envelope();
    var end = last.get(topic.partition(envelope.stream().toString().getBytes(UTF_8)));
    return end != null && end.position() >= envelope.position();
  }
}
