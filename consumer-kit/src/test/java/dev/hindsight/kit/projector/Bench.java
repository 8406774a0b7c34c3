package dev.hindsight.kit.projector;

import dev.hindsight.events.CloudEvents;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.generation.Generations;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.ProjectionMeters;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.wiring.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A projector with one lane, fed by hand: offsets count from 0. */
final class Bench implements AutoCloseable {

  private static final EventCodec CODEC = new EventCodec();

  final List<UUID> erased = new ArrayList<>();
  final Projector projector;
  final ProjectionTables<?> tables;
  final Lane lane;
  private long offset;

  Bench(Store store, EntityProjection<?> projection, long mostParked) {
    this(store, projection, ProjectionId.of(projection), null, mostParked);
  }

  /** Of a generation whose tables are in a schema. */
  Bench(
      Store store,
      EntityProjection<?> projection,
      ProjectionId id,
      @Nullable String schema,
      long mostParked) {
    projector =
        new Projector(
            new PostgresStore(store.open()),
            new Board(),
            mostParked,
            erased::add,
            AppliedSpans.NONE);
    var meters = new ProjectionMeters(new SimpleMeterRegistry(), id);
    tables = ProjectionTables.of(projection, id, schema, meters);
    try (var session = store.open()) {
      Generations.install(session, ProjectionId.of(projection), ProjectionTables.names(projection));
    }
    lane = new Lane(tables, 0, 100);
  }

  /** Applies events as the next records of the partition. */
  void apply(List<Recorded> events) {
    applyRecords(events.stream().map(Bench::record).toList());
  }

  void applyRecords(List<ConsumerRecord<String, byte[]>> records) {
    if (lane.checkpoint() == null) {
      projector.load(lane);
      offset = java.util.Objects.requireNonNull(lane.checkpoint()).nextOffset();
    }
    var batch = new ArrayList<Incoming>();
    var next = offset;
    for (var record : records) {
      var placed = new ConsumerRecord<>("t", 0, next++, record.key(), record.value());
      record.headers().forEach(placed.headers()::add);
      batch.add(new Incoming(placed, CODEC));
    }
    projector.apply(List.of(new Slice(lane, batch, next)));
    offset = next;
  }

  static ConsumerRecord<String, byte[]> record(Recorded recorded) {
    var value = CODEC.encode(recorded.event()).getBytes(StandardCharsets.UTF_8);
    var record = new ConsumerRecord<>("t", 0, 0L, recorded.envelope().stream().toString(), value);
    CloudEvents.write(recorded.envelope(), record.headers()::add);
    return record;
  }

  @Override
  public void close() {
    projector.close();
  }
}
