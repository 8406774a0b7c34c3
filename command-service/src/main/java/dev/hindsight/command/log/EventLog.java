package dev.hindsight.command.log;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The append-only log. Every future completes on the event loop that the log was opened on. */
public interface EventLog {

  /** Numbers this process among all that ever wrote, for {@link BatchIds}. */
  Future<Long> nextWriter();

  /** A connection for appending. */
  Lane openLane();

  /**
   * A page of each of these streams, in the same order. A snapshot and the events behind it are of
   * one moment; all pages together hold a bounded number of events.
   */
  Future<List<StreamPage>> read(List<StreamQuery> streams);

  /** The first answers under these keys, as far as there are any. */
  Future<Map<String, FirstAnswer>> firstAnswers(Collection<String> keys);
}
