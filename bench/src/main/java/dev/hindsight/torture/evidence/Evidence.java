package dev.hindsight.torture.evidence;

import java.util.List;
import java.util.Map;

/**
 * All that a run left behind.
 *
 * @param log in the order in which the table was read by position
 * @param topic partition by partition, in the order of offsets
 * @param attempts in the order of their ends
 * @param looks likewise
 * @param figures of analytics, by names of our own
 */
public record Evidence(
    List<LogEvent> log,
    List<TopicEvent> topic,
    List<Attempt> attempts,
    List<Look> looks,
    List<StoredRow> rows,
    Map<String, String> figures,
    List<Mail> mails) {

  public Evidence {
    log = List.copyOf(log);
    topic = List.copyOf(topic);
    attempts = List.copyOf(attempts);
    looks = List.copyOf(looks);
    rows = List.copyOf(rows);
    figures = Map.copyOf(figures);
    mails = List.copyOf(mails);
  }
}
