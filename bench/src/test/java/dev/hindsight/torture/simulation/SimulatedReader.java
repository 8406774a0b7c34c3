package dev.hindsight.torture.simulation;

import dev.hindsight.events.EventCodec;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.ProjectionMeters;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projector.Incoming;
import dev.hindsight.kit.projector.Lane;
import dev.hindsight.kit.projector.ProjectionTables;
import dev.hindsight.kit.projector.Projector;
import dev.hindsight.kit.projector.Slice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** One replica of a read service: it learns between two batches which partitions are its own. */
final class SimulatedReader implements Scheduler.Work {

  private static final int MOST = 5;
  private static final EventCodec CODEC = new EventCodec();
  private static final Counted PROJECTION = new Counted();
  private static final ProjectionTables<?> TABLES =
      ProjectionTables.live(
          PROJECTION, new ProjectionMeters(new SimpleMeterRegistry(), ProjectionId.of(PROJECTION)));

  private final Scheduler scheduler;
  private final SimulatedTopic topic;
  private final Projector projector;
  private final Supplier<Set<Integer>> assigned;
  private final Map<Integer, Lane> lanes = new HashMap<>();

  SimulatedReader(
      Scheduler scheduler,
      SimulatedTopic topic,
      SimulatedStore store,
      Supplier<Set<Integer>> assigned) {
    this.scheduler = scheduler;
    this.topic = topic;
    this.assigned = assigned;
    this.projector = new Projector(store, new Board(), 1, _ -> {});
  }

  @Override
  public void run() {
    while (true) {
      scheduler.step();
      var own = assigned.get();
      lanes.keySet().removeIf(partition -> !own.contains(partition));
      own.forEach(partition -> lanes.computeIfAbsent(partition, p -> new Lane(TABLES, p, 10)));
      try {
        turn();
      } catch (RuntimeException e) {
        // Its lanes have forgotten all, and are loaded anew.
        lanes.values().forEach(Lane::forget);
      }
    }
  }

  private void turn() {
    var slices = new ArrayList<Slice>();
    for (var lane : lanes.values()) {
      if (lane.checkpoint() == null) {
        projector.load(lane);
      }
      var checkpoint = java.util.Objects.requireNonNull(lane.checkpoint());
      var records = topic.read(lane.partition(), checkpoint.nextOffset(), MOST);
      if (!records.isEmpty()) {
        List<Incoming> incoming = records.stream().map(r -> new Incoming(r, CODEC)).toList();
        slices.add(new Slice(lane, incoming, records.getLast().offset() + 1));
      }
    }
    if (!slices.isEmpty()) {
      projector.apply(slices);
    }
  }
}
