package dev.hindsight.torture.evidence;

import java.util.Map;

/**
 * A record of the topic, as readers of committed records get it.
 *
 * @param headers by their names; a name that is there twice has both values, with a comma
 */
public record TopicEvent(
    int partition, long offset, String key, Map<String, String> headers, String value) {

  public TopicEvent {
    headers = Map.copyOf(headers);
  }

  /** The value of a header, or what can be the value of none. */
  public String header(String name) {
    return headers.getOrDefault(name, "<no " + name + ">");
  }

  /** Where it is, for people. */
  public String place() {
    return "partition " + partition + " offset " + offset;
  }
}
