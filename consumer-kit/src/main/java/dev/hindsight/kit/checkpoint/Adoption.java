package dev.hindsight.kit.checkpoint;

import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Transaction;
import io.vertx.sqlclient.Tuple;

/**
 * Makes a topic the one that stored offsets are of. When it was another, every projection goes on
 * at its first record, in the same transaction, and passes over what it has applied already: the
 * relay fills a topic in the order of positions.
 */
public final class Adoption {

  private static final String FIRST =
      "INSERT INTO hindsight_topic (id) VALUES ($1) ON CONFLICT DO NOTHING";

  private static final String KNOWN = "SELECT id FROM hindsight_topic FOR UPDATE";

  private static final String MOVE =
      """
      UPDATE hindsight_topic SET id = $1, adopted_at = now(),
        filled_to = GREATEST(filled_to, (SELECT COALESCE(max(position), 0) FROM hindsight_checkpoints))\
      """;

  private static final String START_OVER =
      """
      UPDATE hindsight_checkpoints
      SET next_offset = 0, applied_to = GREATEST(applied_to, position), epoch = epoch + 1\
      """;

  // What waits from the topic before stays in its order, in front of what is to come.
  private static final String PARKED =
      "UPDATE hindsight_parked_events SET record_offset = record_offset - 1000000000000000";

  private static final String SKIPPED =
      "UPDATE hindsight_skipped_events SET record_offset = record_offset - 1000000000000000";

  private static final String FILLED_TO = "SELECT filled_to FROM hindsight_topic WHERE id = $1";

  private static final String FILLED =
      "UPDATE hindsight_topic SET filled_to = 0 WHERE id = $1 AND filled_to <= $2";

  private Adoption() {}

  /** Returns whether the stored offsets were of another topic. */
  public static boolean of(Session session, String id) {
    return session.transaction(transaction -> of(transaction, id));
  }

  private static boolean of(Transaction transaction, String id) {
    transaction.run(FIRST, Tuple.of(id));
    var known = transaction.run(KNOWN, Tuple.tuple()).iterator().next().getString("id");
    if (known.equals(id)) {
      return false;
    }
    transaction.run(MOVE, Tuple.of(id));
    transaction.run(START_OVER, Tuple.tuple());
    transaction.run(PARKED, Tuple.tuple());
    transaction.run(SKIPPED, Tuple.tuple());
    return true;
  }

  /**
   * Up to which position a topic has to be filled before its end tells anything; 0 when it does.
   */
  public static long filledTo(Session session, String id) {
    var found = session.run(FILLED_TO, Tuple.of(id)).iterator();
    return found.hasNext() ? found.next().getLong("filled_to") : Long.MAX_VALUE;
  }

  /** A topic was seen to hold the event at a position. */
  public static void filled(Session session, String id, long position) {
    session.run(FILLED, Tuple.of(id, position));
  }
}
