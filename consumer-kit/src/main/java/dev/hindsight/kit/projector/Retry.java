package dev.hindsight.kit.projector;

import dev.hindsight.events.EventCodec;
import dev.hindsight.kit.checkpoint.Checkpoints;
import dev.hindsight.kit.checkpoint.Move;
import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Write;
import dev.hindsight.kit.parking.ParkedEvent;
import dev.hindsight.kit.parking.Parking;
import dev.hindsight.kit.parking.Skipped;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Applies the parked events of a stream again, in order, up to the first that cannot be: with that
 * one the stream stays parked. Any replica may do it: the checkpoint's epoch moves with it, so that
 * the owner of the partition drops what it has in memory, and events that are parked meanwhile are
 * not forgotten.
 */
public final class Retry {

  private static final int PAGE = 1_000;

  private final Session session;
  private final ProjectionStore store;
  private final EventCodec codec;

  public Retry(Session session, EventCodec codec) {
    this.session = session;
    this.store = new PostgresStore(session);
    this.codec = codec;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** So many events were applied; the stream follows the feed again. */
  public record Applied(int events) implements Outcome {}

  /** So many events were applied; it stays parked with the rest, for this reason. */
  public record Failed(int events, String reason) implements Outcome {}

  /** There is nothing to do. */
  public record NotParked() implements Outcome {}

  /**
   * Tries all that is parked.
   *
   * @throws dev.hindsight.kit.database.WrongCount when the feed moved on meanwhile: try again
   */
  public Outcome stream(ProjectionTables<?> tables, String stream) {
    var applied = 0;
    var most = PAGE;
    while (true) {
      var turn = open(tables, stream, most);
      if (turn.isEmpty()) {
        return applied == 0 ? new NotParked() : new Applied(applied);
      }
      try {
        var outcome = apply(turn.get());
        applied += outcome.events();
        if (outcome.reason() != null) {
          return new Failed(applied, outcome.reason());
        }
        if (outcome.isLast()) {
          return new Applied(applied);
        }
      } catch (PgException e) {
        if (!Refusals.isOfValues(e)) {
          throw e;
        }
        if (turn.get().parked().size() == 1) {
          return new Failed(applied, Refusals.reason(e));
        }
        // One after the other, to get to the event that is not taken.
        most = 1;
      }
    }
  }

  /**
   * Leaves out the first parked event of a stream for good; the entity counts it as applied and
   * stays as it was. The others stay parked: {@link #stream} comes next.
   *
   * @return whether there was one
   * @throws dev.hindsight.kit.database.WrongCount when the feed moved on meanwhile: try again
   */
  public boolean skipFirst(ProjectionTables<?> tables, String stream, String reason, String by) {
    var turn = open(tables, stream, 1).filter(it -> !it.parked().isEmpty());
    turn.ifPresent(it -> {
      it.batch().leaveOut(it.incoming().getFirst());
      var first = it.parked().getFirst();
      var writes = it.begin();
      writes.addAll(BatchWrites.changes(it.batch()));
      writes.add(Skipped.store(tables.id(), stream, first.offset(), reason, by));
      writes.add(Parking.drop(tables.id(), stream, first.offset(), 1));
      session.commit(writes);
    });
    return turn.isPresent();
  }

  private Optional<Turn> open(ProjectionTables<?> tables, String stream, int most) {
    var partition = Parking.partition(session, tables.id(), stream);
    if (partition.isEmpty()) {
      return Optional.empty();
    }
    var lane = new Lane(tables, partition.getAsInt(), 0);
    // Before the events are read: one that is parked after this moves the epoch.
    lane.load(store);
    if (lane.isLost()) {
      return Optional.empty();
    }
    lane.unpark(stream);
    var parked = Parking.of(session, tables.id(), stream, most);
    var incoming = parked.stream().map(event -> new Incoming(record(event), codec)).toList();
    var batch = batch(lane.tables(), List.of(new Slice(lane, incoming, 0)));
    batch.load(store, true);
    return Optional.of(new Turn(lane, stream, parked, parked.size() < most, incoming, batch));
  }

  private static <R extends Record> ProjectionBatch<R> batch(
      ProjectionTables<R> tables, List<Slice> slices) {
    return new ProjectionBatch<>(tables, slices, Map.of());
  }

  private Step apply(Turn turn) {
    var id = turn.lane().projection();
    var batch = turn.batch();
    batch.fold();
    var failed = batch.parkedStreams.get(turn.stream());
    var reason = failed == null ? null : failed.reason();
    var applied = turn.parked().size() - batch.parkedEvents.size();
    if (applied == 0 && reason != null) {
      // Nothing that the owner of the partition would have to know.
      session.commit(List.of(Parking.reason(id, turn.stream(), reason)));
      return new Step(0, false, reason);
    }
    var writes = turn.begin();
    writes.addAll(BatchWrites.changes(batch));
    if (applied > 0) {
      var last = turn.parked().get(applied - 1).offset();
      writes.add(Parking.drop(id, turn.stream(), last, applied));
    }
    if (reason != null) {
      writes.add(Parking.reason(id, turn.stream(), reason));
    } else if (turn.isLast()) {
      writes.add(Parking.unpark(id, turn.stream()));
    }
    session.commit(writes);
    return new Step(applied, turn.isLast(), reason);
  }

  private static ConsumerRecord<String, byte[]> record(ParkedEvent event) {
    var record =
        new ConsumerRecord<>(
            "parked", event.partition(), event.offset(), event.stream(), bytes(event.value()));
    event.recordHeaders().forEach(record.headers()::add);
    return record;
  }

  private static byte[] bytes(byte @Nullable [] value) {
    return value == null ? new byte[0] : value;
  }

  /** The first parked events of a stream, read to be applied. */
  private record Turn(
      Lane lane,
      String stream,
      List<ParkedEvent> parked,
      boolean isLast,
      List<Incoming> incoming,
      ProjectionBatch<?> batch) {

    /** The checkpoint stays where it is, with another epoch. */
    List<Write> begin() {
      var now = Objects.requireNonNull(lane.checkpoint());
      var same = now.advanced(now.nextOffset(), now.position(), now.recordedAt());
      var move = new Move(lane.projection(), lane.partition(), now, same);
      var writes = new ArrayList<Write>();
      writes.add(Checkpoints.compareAndSet(List.of(move)));
      return writes;
    }
  }

  private record Step(int events, boolean isLast, @Nullable String reason) {}
}
