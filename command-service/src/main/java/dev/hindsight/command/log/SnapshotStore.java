package dev.hindsight.command.log;

import io.vertx.core.Future;
import java.util.List;

/** Keeps the latest snapshot of each stream. */
public interface SnapshotStore {

  /**
   * Stores them, at most one of a stream. One that is stored gives way to an equal or later version
   * of the same fold, to any of another fold, and when it is of no use in this log.
   */
  Future<Void> save(List<StoredSnapshot> snapshots);
}
