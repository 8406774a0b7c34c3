package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.LogTail;
import dev.hindsight.command.log.LoggedEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** Follows the batches by their first positions, and takes the events of each. */
public final class PostgresTail implements LogTail {

  // The cast matters: without it PostgreSQL takes the parameter for an int, and positions outgrow
  // it.
  // The batch of the position itself is the last one that starts there or before. The batches are
  // limited first: each has an event at least.
  private static final String AFTER =
      """
      SELECT %s
      FROM (
        SELECT id, first_position, recorded_at FROM batches
        WHERE first_position >= COALESCE(
          (SELECT max(first_position) FROM batches WHERE first_position <= $1::bigint), 0)
        ORDER BY first_position LIMIT $2::bigint + 1
      ) b
      CROSS JOIN LATERAL (
        SELECT * FROM events WHERE batch = b.id ORDER BY ordinal
      ) e
      WHERE b.first_position + e.ordinal > $1
      ORDER BY b.first_position, e.ordinal
      LIMIT $2::bigint
      """
          .formatted(LogRows.COLUMNS);

  private static final String HEAD = "SELECT position FROM log_head";
  private static final String INCARNATION = "SELECT incarnation FROM log_head";

  private final SharedConnection reader;
  private volatile String source = "";

  public PostgresTail(Connections connections) {
    this.reader = new SharedConnection(connections);
  }

  @Override
  public Future<List<LoggedEvent>> after(long position, int most) {
    return source()
        .compose(
            name -> reader.query(AFTER, Tuple.of(position, most)).map(r -> LogRows.read(r, name)));
  }

  @Override
  public Future<Long> head() {
    return reader.query(HEAD, Tuple.tuple()).map(rows -> rows.iterator().next().getLong(0));
  }

  /** Names this log in every event that leaves it. */
  public Future<String> source() {
    if (!source.isEmpty()) {
      return Future.succeededFuture(source);
    }
    return reader
        .query(INCARNATION, Tuple.tuple())
        .map(rows -> source = sourceOf(LogRows.incarnation(rows)));
  }

  static String sourceOf(UUID incarnation) {
    return "urn:hindsight:log:" + incarnation;
  }
}
