package dev.hindsight.command.snapshot;

import dev.hindsight.command.decider.Fold;
import dev.hindsight.command.log.SnapshotStore;
import dev.hindsight.command.log.StoredSnapshot;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import javax.crypto.SecretKey;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes snapshots out of states, and states out of snapshots that can be trusted. Thread-safe. */
public final class Snapshots {

  private static final Logger LOG = Logger.getLogger(Snapshots.class);
  private static final int MOST_WARNINGS = 10;

  /** How the states of one kind are written, and by whom they were folded. */
  private record Kind(StateCodec codec, String fold) {}

  private final int every;
  private final Checksum checksum;
  private final SnapshotStore store;
  private final Map<String, Kind> kinds = new HashMap<>();

  private final LongAdder used = new LongAdder();
  private final LongAdder broken = new LongAdder();
  private final LongAdder written = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  /**
   * Looks at the code of all folds, which takes a moment: nothing for an event loop.
   *
   * @param every how many events of a stream lead to a snapshot; none are made or used when it is 0
   * @param key of the checksums
   */
  public Snapshots(
      Collection<? extends Fold<?, ?>> folds, int every, SecretKey key, SnapshotStore store) {
    this.every = every;
    this.checksum = new Checksum(key);
    this.store = store;
    if (every > 0) {
      for (var fold : folds) {
        kinds.put(fold.kind(), new Kind(codecOf(fold), FoldFingerprint.of(fold)));
      }
    }
  }

  private static <S> StateCodec codecOf(Fold<S, ?> fold) {
    return new StateCodec(fold.initial());
  }

  /** Every state is folded from the first event. */
  public static Snapshots none() {
    SnapshotStore nowhere = snapshots -> Future.succeededFuture();
    return new Snapshots(
        List.of(), 0, new javax.crypto.spec.SecretKeySpec(new byte[] {0}, "HmacSHA256"), nowhere);
  }

  /** Whether a state of this version is worth a snapshot. */
  public boolean isDue(long version) {
    return every > 0 && version % every == 0;
  }

  /** Whether reading so many events could have been saved by a snapshot. */
  public boolean wouldHaveSaved(long events) {
    return every > 0 && events >= every;
  }

  /** Names the fold of a kind's streams; null when there are no snapshots of them. */
  public @Nullable String foldOf(String kind) {
    var known = kinds.get(kind);
    return known == null ? null : known.fold();
  }

  /** The state in a snapshot; nothing when that is not as we wrote it. */
  public Optional<Object> open(StoredSnapshot snapshot) {
    try {
      var kind = kinds.get(snapshot.stream().kind());
      if (kind != null && checksum.fits(snapshot)) {
        var state = kind.codec().decode(snapshot.state());
        used.increment();
        return Optional.of(state);
      }
      warn("The snapshot of %s is not as it was written: it is not used", snapshot.stream(), null);
    } catch (IllegalArgumentException e) {
      warn("The snapshot of %s cannot be read: it is not used", snapshot.stream(), e);
    }
    return Optional.empty();
  }

  // Should all be broken, the metric says so and the log of the service stays readable.
  private void warn(String format, Object what, @Nullable Throwable why) {
    broken.increment();
    LOG.logf(
        broken.sum() <= MOST_WARNINGS ? Logger.Level.WARN : Logger.Level.DEBUG, why, format, what);
  }

  /** Writes states as they are stored; one that cannot be written is left out. */
  List<StoredSnapshot> seal(Collection<Taken> states) {
    var sealed = new ArrayList<StoredSnapshot>(states.size());
    for (var taken : states) {
      try {
        sealed.add(seal(taken));
      } catch (IllegalArgumentException e) {
        warn("There can be no snapshot of %s", taken.stream(), e);
      }
    }
    return sealed;
  }

  private StoredSnapshot seal(Taken taken) {
    var kind = kinds.get(taken.stream().kind());
    if (kind == null) {
      throw new IllegalArgumentException("nothing is known of " + taken.stream().kind());
    }
    return checksum.seal(
        new StoredSnapshot(
            taken.stream(),
            taken.version(),
            taken.position(),
            taken.eventId(),
            kind.fold(),
            kind.codec().encode(taken.state()),
            new byte[0]));
  }

  Future<Void> save(List<StoredSnapshot> sealed) {
    return sealed.isEmpty()
        ? Future.succeededFuture()
        : store.save(sealed).onSuccess(saved -> written.add(sealed.size()));
  }

  void drop(int count) {
    dropped.add(count);
  }

  /** States that were read out of a snapshot. */
  public long used() {
    return used.sum();
  }

  /** Snapshots that were not as we wrote them, and states that cannot be written. */
  public long broken() {
    return broken.sum();
  }

  public long written() {
    return written.sum();
  }

  /** Snapshots that were not written because too many waited, or the store was away. */
  public long dropped() {
    return dropped.sum();
  }
}
