package dev.hindsight.torture.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a run left behind.
 *
 * @param log in the order in which the table was read by position
 * @param topic partition by partition, in the order of offsets
 * @param attempts in the order of their ends
 * @param looks likewise
 * @param figures of analytics, by names of our own
 * @param mails null where they are sent to nobody
 * @param keys customers whose key is there: what is personal of all others cannot be read
 * @param pasts entities as they were, asked for at the end
 */
public record Evidence(
    List<LogEvent> log,
    List<TopicEvent> topic,
    List<Attempt> attempts,
    List<Look> looks,
    List<StoredRow> rows,
    Map<String, String> figures,
    @Nullable List<Mail> mails,
    Set<UUID> keys,
    List<Past> pasts) {

  /** With which the e-mail addresses of all customers end: it is to be read nowhere else. */
  public static final String DOMAIN_OF_CUSTOMERS = "@customers.torture.example";

  /** The same, of somebody who cannot see mails. */
  public Evidence withoutMails() {
    return new Evidence(log, topic, attempts, looks, rows, figures, null, keys, pasts);
  }

  public Evidence {
    log = List.copyOf(log);
    topic = List.copyOf(topic);
    attempts = List.copyOf(attempts);
    looks = List.copyOf(looks);
    rows = List.copyOf(rows);
    figures = Map.copyOf(figures);
    mails = mails == null ? null : List.copyOf(mails);
    keys = Set.copyOf(keys);
    pasts = List.copyOf(pasts);
  }
}
