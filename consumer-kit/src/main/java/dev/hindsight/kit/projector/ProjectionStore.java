package dev.hindsight.kit.projector;

import dev.hindsight.kit.checkpoint.Checkpoints;
import dev.hindsight.kit.checkpoint.Move;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.table.Entity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a projector keeps rows, checkpoints and what is parked. One thread at a time uses it. After
 * an exception nobody knows whether a commit was made.
 */
public interface ProjectionStore extends AutoCloseable {

  /**
   * How far a generation is in a partition: at the first offset when nothing was stored yet.
   * Nothing when there is no such generation any more.
   */
  Optional<Checkpoints.Found> checkpoint(ProjectionId projection, int partition);

  /** The streams of a partition that are parked. */
  Collection<String> parked(ProjectionId projection, int partition);

  /** How many streams are parked, over all partitions. */
  long countParked(ProjectionId projection);

  /** What is stored of entities; one whose row was removed has none. */
  <R extends Record> List<Entity<R>> entities(ProjectionTables<R> tables, Set<String> streams);

  /**
   * Moves checkpoints and stores what the batches changed and parked; all of it or nothing.
   *
   * @throws Fenced when another writer has moved a checkpoint
   */
  void commit(List<Move> moves, List<ProjectionBatch<?>> batches);

  /**
   * An event at this position came by, in a topic that was made anew: it was applied before, or is
   * applied now.
   */
  void cameBy(long position);

  /** Finds whose changes are not taken because of what is in them; stores nothing. */
  Refusals refusals(List<ProjectionBatch<?>> batches);

  /** Notes that a generation needs nothing more of a partition. */
  void complete(ProjectionId projection, int partition);

  @Override
  void close();
}
