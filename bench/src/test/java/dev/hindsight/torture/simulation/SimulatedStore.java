package dev.hindsight.torture.simulation;

import dev.hindsight.kit.checkpoint.Checkpoint;
import dev.hindsight.kit.checkpoint.Checkpoints;
import dev.hindsight.kit.checkpoint.Move;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projector.Fenced;
import dev.hindsight.kit.projector.ProjectionBatch;
import dev.hindsight.kit.projector.ProjectionStore;
import dev.hindsight.kit.projector.ProjectionTables;
import dev.hindsight.kit.projector.Refusals;
import dev.hindsight.kit.table.Entity;
import io.vertx.pgclient.PgException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database that keeps all of a commit or nothing, and whose answers may get lost. */
final class SimulatedStore implements ProjectionStore {

  private final Scheduler scheduler;
  private final Trouble trouble;
  private final Broken broken;
  private final Map<Integer, Checkpoint> checkpoints = new HashMap<>();
  private final Map<String, Entity<Counted.Row>> rows = new HashMap<>();
  private @Nullable String gap;

  SimulatedStore(Scheduler scheduler, Trouble trouble, Broken broken) {
    this.scheduler = scheduler;
    this.trouble = trouble;
    this.broken = broken;
  }

  Map<String, Entity<Counted.Row>> rows() {
    return rows;
  }

  /** What was passed over; null when nothing was. */
  @Nullable String gap() {
    return gap;
  }

  /** The first offset that is not applied yet. */
  long next(int partition) {
    return at(partition).nextOffset();
  }

  private Checkpoint at(int partition) {
    return checkpoints.computeIfAbsent(partition, _ -> Checkpoint.START);
  }

  @Override
  public Optional<Checkpoints.Found> checkpoint(ProjectionId projection, int partition) {
    touch();
    return Optional.of(new Checkpoints.Found(at(partition), null, false, null));
  }

  @Override
  public Collection<String> parked(ProjectionId projection, int partition) {
    touch();
    return List.of();
  }

  @Override
  public long countParked(ProjectionId projection) {
    touch();
    return 0;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R extends Record> List<Entity<R>> entities(
      ProjectionTables<R> tables, Set<String> streams) {
    touch();
    return rows.entrySet().stream()
        .filter(row -> streams.contains(row.getKey()))
        .map(row -> (Entity<R>) row.getValue())
        .toList();
  }

  @Override
  public void commit(List<Move> moves, List<ProjectionBatch<?>> batches) {
    touch();
    if (broken == Broken.CHECKPOINT_APART) {
      store(batches);
      touch();
      move(moves);
    } else {
      compare(moves);
      store(batches);
      move(moves);
    }
    scheduler.step();
    if (trouble.happens(0.05)) {
      throw new IllegalStateException("the answer to the commit was lost");
    }
  }

  private void compare(List<Move> moves) {
    for (var move : moves) {
      var now = at(move.partition());
      var same = now.nextOffset() == move.from().nextOffset() && now.epoch() == move.from().epoch();
      if (!same && broken != Broken.NO_COMPARE_AND_SET) {
        throw new Fenced(new IllegalStateException("the checkpoint is " + now));
      }
    }
  }

  private void move(List<Move> moves) {
    moves.forEach(move -> checkpoints.put(move.partition(), move.to()));
  }

  @SuppressWarnings("unchecked")
  private void store(List<ProjectionBatch<?>> batches) {
    for (var batch : batches) {
      for (var entity : batch.changes()) {
        var stream = entity.stream().toString();
        if (rows.containsKey(stream) && !batch.wasStored(stream)) {
          throw new PgException("the row is there already", "ERROR", "23505", "");
        }
      }
      batch
          .changes()
          .forEach(entity -> rows.put(entity.stream().toString(), (Entity<Counted.Row>) entity));
      if (!batch.parks().isEmpty()) {
        // Whoever commits may take it for one failure more, and go on.
        gap = "events do not follow one another: " + batch.parks();
        throw new AssertionError(gap);
      }
    }
  }

  // Anything may happen before it, and it may fail.
  private void touch() {
    scheduler.step();
    if (trouble.happens(0.02)) {
      throw new IllegalStateException("the database is away");
    }
  }

  @Override
  public void cameBy(long position) {
    throw new UnsupportedOperationException("nothing here comes by twice");
  }

  @Override
  public Refusals refusals(List<ProjectionBatch<?>> batches) {
    return Refusals.NONE;
  }

  @Override
  public void complete(ProjectionId projection, int partition) {
    throw new UnsupportedOperationException("nothing here ends before the topic does");
  }

  @Override
  public void close() {
    // There is no connection.
  }
}
