package dev.hindsight.command.snapshot;

import dev.hindsight.command.log.StoredSnapshot;
import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Writes snapshots behind the commands' backs: of each stream the newest alone, many in one
 * statement, one statement at a time and none within a pause of the one before. What is too much is
 * dropped: it is a cache. Confined to one event loop; states become JSON on other threads.
 */
public final class SnapshotWriter {

  /** How much is taken on. */
  public record Bounds(long pauseMillis, long waitingBytes, int streams, long bytes) {

    /** A stream a second at most; 8 MB wait, and 512 streams or 1 MB go at a time. */
    public static final Bounds DEFAULT = new Bounds(1000, 8L << 20, 512, 1L << 20);
  }

  private static final Logger LOG = Logger.getLogger(SnapshotWriter.class);

  // What an entry takes beside the state.
  private static final int OVERHEAD = 200;

  private final Vertx vertx;
  private final Snapshots snapshots;
  private final Bounds bounds;
  private final Map<StreamName, Taken> waiting = new LinkedHashMap<>();
  private long waitingBytes;
  private boolean busy;

  public SnapshotWriter(Vertx vertx, Snapshots snapshots, Bounds bounds) {
    this.vertx = vertx;
    this.snapshots = snapshots;
    this.bounds = bounds;
  }

  /** Takes a state to be written soon, in the place of an older one of the same stream. */
  public void offer(Taken taken) {
    var before = waiting.get(taken.stream());
    if (before != null && before.version() >= taken.version()) {
      return;
    }
    var more = weight(taken) - (before == null ? 0 : weight(before));
    if (waitingBytes + more > bounds.waitingBytes()) {
      LOG.debugf("Too many snapshots wait: that of %s is dropped", taken.stream());
      snapshots.drop(1);
      return;
    }
    waiting.put(taken.stream(), taken);
    waitingBytes += more;
    writeLater();
  }

  /** Writes what waits now, as far as the store takes it. */
  public Future<Void> drain() {
    return waiting.isEmpty() ? Future.succeededFuture() : write().compose(written -> drain());
  }

  long waitingBytes() {
    return waitingBytes;
  }

  private void writeLater() {
    if (!busy && !waiting.isEmpty()) {
      busy = true;
      vertx.setTimer(bounds.pauseMillis(), timer -> write().onComplete(done -> goOn()));
    }
  }

  private void goOn() {
    busy = false;
    writeLater();
  }

  private Future<Void> write() {
    var some = takeSome();
    var sealed = new ArrayList<StoredSnapshot>(some.size());
    return vertx
        .executeBlocking(() -> sealed.addAll(snapshots.seal(some)), false)
        .compose(done -> snapshots.save(sealed))
        .onFailure(e -> {
          LOG.debugf("%d snapshots were not written: %s", some.size(), e.getMessage());
          snapshots.drop(some.size());
        });
  }

  private List<Taken> takeSome() {
    var some = new ArrayList<Taken>();
    var bytes = 0L;
    var next = waiting.values().iterator();
    while (next.hasNext() && some.size() < bounds.streams() && bytes < bounds.bytes()) {
      var taken = next.next();
      next.remove();
      bytes += weight(taken);
      some.add(taken);
    }
    waitingBytes -= bytes;
    return some;
  }

  private static long weight(Taken taken) {
    return (long) OVERHEAD + taken.weight();
  }
}
