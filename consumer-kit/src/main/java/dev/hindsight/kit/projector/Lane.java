package dev.hindsight.kit.projector;

import dev.hindsight.kit.checkpoint.Checkpoint;
import dev.hindsight.kit.checkpoint.Checkpoints;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.table.Entity;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One generation of a projection in one partition, while this replica owns the partition. One
 * thread at a time works on it: that of the catch-up while it is behind, that of the live feed
 * afterwards. A lane that was lost is never used again; a regained partition gets new ones.
 */
public final class Lane {

  private final int partition;
  private final RowCache cache;
  private final @Nullable Instant until;
  private final Set<String> parked = new HashSet<>();

  private volatile ProjectionTables<?> tables;
  private volatile boolean complete;
  private volatile boolean lost;
  private volatile boolean live;
  private volatile @Nullable Checkpoint checkpoint;
  private volatile @Nullable String trouble;

  public Lane(ProjectionTables<?> tables, int partition, int cachedRows) {
    this(tables, partition, cachedRows, null);
  }

  /**
   * @param until it stops before the first event that was recorded after this moment; null: never
   */
  public Lane(ProjectionTables<?> tables, int partition, int cachedRows, @Nullable Instant until) {
    this.tables = tables;
    this.partition = partition;
    this.cache = new RowCache(cachedRows);
    this.until = until;
  }

  /** Where it writes, as it was when the checkpoint was read. */
  public ProjectionTables<?> tables() {
    return tables;
  }

  /** The moment at which it stops; null when it follows for ever. */
  public @Nullable Instant until() {
    return until;
  }

  /** Whether it needs nothing more of its partition. */
  public boolean isComplete() {
    return complete;
  }

  /** It has come to the moment at which it stops. */
  public void complete(ProjectionStore store) {
    store.complete(projection(), partition);
    complete = true;
  }

  public ProjectionId projection() {
    return tables.id();
  }

  public int partition() {
    return partition;
  }

  /** The partition is another's now; whatever is under way is fenced. */
  public void lose() {
    lost = true;
  }

  public boolean isLost() {
    return lost;
  }

  /** Whether the live feed applies to it. */
  public boolean isLive() {
    return live;
  }

  public void live(boolean now) {
    live = now;
  }

  /** What keeps it from going on; null when all is well. */
  public @Nullable String trouble() {
    return trouble;
  }

  public void trouble(@Nullable String what) {
    trouble = what;
  }

  /** The stored checkpoint; null when it has to be read, first or again. */
  public @Nullable Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Reads what is stored; a lane whose generation is no more is lost. */
  public void load(ProjectionStore store) {
    forget();
    parked.addAll(store.parked(projection(), partition));
    store.checkpoint(projection(), partition).ifPresentOrElse(this::found, this::lose);
  }

  private void found(Checkpoints.Found found) {
    tables = tables.in(found.schema());
    complete = found.complete();
    checkpoint = found.checkpoint();
  }

  /** Drops what is in memory: after a failure nobody knows what is stored. */
  public void forget() {
    checkpoint = null;
    parked.clear();
    cache.clear();
  }

  void unpark(String stream) {
    parked.remove(stream);
  }

  /** The streams that are parked now. */
  Set<String> parked() {
    return Set.copyOf(parked);
  }

  boolean isParked(String stream) {
    return parked.contains(stream);
  }

  @Nullable Entity<?> cached(String stream) {
    return cache.get(stream);
  }

  void committed(Checkpoint now, Map<String, Entity<?>> rows, Set<String> newlyParked) {
    checkpoint = now;
    cache.putAll(rows);
    parked.addAll(newlyParked);
    newlyParked.forEach(cache::remove);
  }

  /**
   * The rows used last. Safe because whoever changes a row also moves the checkpoint or its epoch:
   * a writer with an old row in memory cannot commit.
   */
  private static final class RowCache extends LinkedHashMap<String, Entity<?>> {
    private static final long serialVersionUID = 1L;
    private final int most;

    RowCache(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Entity<?>> eldest) {
      return size() > most;
    }
  }
}
