package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
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

  /** Every event of these streams, by stream and version. */
  Future<List<StoredEvent>> read(Collection<StreamName> streams);

  /** The first answers under these keys, as far as there are any. */
  Future<Map<String, FirstAnswer>> firstAnswers(Collection<String> keys);
}
