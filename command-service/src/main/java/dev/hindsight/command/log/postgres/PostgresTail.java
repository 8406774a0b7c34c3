package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.LogTail;
import dev.hindsight.command.log.LoggedEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** Follows the batches by their first positions, and takes the events of each. */
public final class PostgresTail implements LogTail {

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
        .compose(name ->
            reader.query(LogRows.AFTER, Tuple.of(position, most)).map(r -> LogRows.read(r, name)));
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
