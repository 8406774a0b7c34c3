package dev.hindsight.kit.projector;

import dev.hindsight.events.StreamName;
import dev.hindsight.kit.checkpoint.Checkpoints;
import dev.hindsight.kit.checkpoint.Move;
import dev.hindsight.kit.checkpoint.SameTopic;
import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Write;
import dev.hindsight.kit.database.WrongCount;
import dev.hindsight.kit.parking.Parking;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.table.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In tables of PostgreSQL, through one connection. */
public final class PostgresStore implements ProjectionStore {

  private final Session session;
  private final SameTopic topic;

  /**
   * Of a service.
   *
   * @param topic what is read comes from there
   */
  public PostgresStore(Session session, SameTopic topic) {
    this.session = session;
    this.topic = topic;
  }

  /** Of somebody who reads no topic, or one that never changes. */
  public PostgresStore(Session session) {
    this(session, SameTopic.ALWAYS);
  }

  @Override
  public Optional<Checkpoints.Found> checkpoint(ProjectionId projection, int partition) {
    topic.look();
    var found = Checkpoints.load(session, projection, partition);
    found.ifPresent(one -> topic.check(one.topic()));
    return found;
  }

  @Override
  public Collection<String> parked(ProjectionId projection, int partition) {
    return Parking.load(session, projection, partition);
  }

  @Override
  public long countParked(ProjectionId projection) {
    return Parking.count(session, projection);
  }

  @Override
  public <R extends Record> List<Entity<R>> entities(
      ProjectionTables<R> tables, Set<String> streams) {
    var keys = streams.stream().map(StreamName::parse).toList();
    var found = new ArrayList<Entity<R>>();
    var others = new HashSet<>(streams);
    for (var row : session.run(tables.rows().select(), tables.rows().keys(keys))) {
      var entity = tables.rows().read(row);
      found.add(entity);
      others.remove(entity.stream().toString());
    }
    if (!others.isEmpty()) {
      Removed.load(session, tables.id(), others)
          .forEach((stream, version) -> found.add(removed(stream, version)));
    }
    return found;
  }

  private static <R extends Record> Entity<R> removed(String stream, long version) {
    return new Entity<>(StreamName.parse(stream), version, 0, Instant.EPOCH, null);
  }

  @Override
  public void cameBy(long position) {
    topic.cameBy(position);
  }

  @Override
  public void commit(List<Move> moves, List<ProjectionBatch<?>> batches) {
    topic.confirm();
    var writes = new ArrayList<Write>();
    // First, so that a writer who was fenced waits for and finds out before it writes any row.
    writes.add(Checkpoints.compareAndSet(moves));
    for (var batch : batches) {
      writes.addAll(BatchWrites.of(batch));
    }
    try {
      session.commit(writes);
    } catch (WrongCount e) {
      throw e.what().equals(Checkpoints.WHAT) ? new Fenced(e) : e;
    }
  }

  @Override
  public Refusals refusals(List<ProjectionBatch<?>> batches) {
    return Refusals.culprits(session, batches);
  }

  @Override
  public void complete(ProjectionId projection, int partition) {
    Checkpoints.complete(session, projection, partition);
  }

  @Override
  public void close() {
    session.close();
  }
}
