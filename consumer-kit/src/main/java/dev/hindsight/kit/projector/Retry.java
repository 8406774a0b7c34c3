package dev.hindsight.kit.projector;

import dev.hindsight.events.EventCodec;
import dev.hindsight.kit.checkpoint.Checkpoints;
import dev.hindsight.kit.checkpoint.Move;
import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Write;
import dev.hindsight.kit.parking.ParkedEvent;
import dev.hindsight.kit.parking.Parking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Applies the parked events of a stream again, in order: all of them, or none. Any replica may do
 * it: the checkpoint's epoch moves with it, so that the owner of the partition drops what it has in
 * memory, and events that are parked meanwhile are not forgotten.
 */
public final class Retry {

  private final Session session;
  private final EventCodec codec;

  public Retry(Session session, EventCodec codec) {
    this.session = session;
    this.codec = codec;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** So many events were applied; the stream follows the feed again. */
  public record Applied(int events) implements Outcome {}

  /** It stays parked, as it was. */
  public record Failed(String reason) implements Outcome {}

  /** There is nothing to do. */
  public record NotParked() implements Outcome {}

  /**
   * Tries once.
   *
   * @throws dev.hindsight.kit.database.WrongCount when the feed moved on meanwhile: try again
   */
  public Outcome stream(ProjectionTables<?> tables, String stream) {
    var partition = Parking.partition(session, tables.id(), stream);
    if (partition.isEmpty()) {
      return new NotParked();
    }
    var lane = new Lane(tables, partition.getAsInt(), 0);
    // Before the events are read: one that is parked after this moves the epoch.
    lane.load(session);
    if (lane.isLost()) {
      return new NotParked();
    }
    lane.unpark(stream);
    var parked = Parking.of(session, tables.id(), stream);
    var incoming = parked.stream().map(event -> new Incoming(record(event), codec)).toList();
    var batch = batch(lane.tables(), List.of(new Slice(lane, incoming, 0)));
    batch.load(session, true);
    batch.fold();
    var failed = batch.parkedStreams.get(stream);
    if (failed != null) {
      return new Failed(failed.reason());
    }
    commit(lane, batch, stream, parked.size());
    return new Applied(parked.size());
  }

  private static <R extends Record> ProjectionBatch<R> batch(
      ProjectionTables<R> tables, List<Slice> slices) {
    return new ProjectionBatch<>(tables, slices, Map.of());
  }

  private void commit(Lane lane, ProjectionBatch<?> batch, String stream, int events) {
    var id = lane.projection();
    var now = Objects.requireNonNull(lane.checkpoint());
    var same = now.advanced(now.nextOffset(), now.position(), now.recordedAt());
    var writes = new ArrayList<Write>();
    writes.add(Checkpoints.compareAndSet(List.of(new Move(id, lane.partition(), now, same))));
    writes.addAll(BatchWrites.of(batch));
    writes.addAll(Parking.unpark(id, stream, events));
    session.commit(writes);
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
}
