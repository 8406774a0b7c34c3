package dev.hindsight.torture.simulation;

import dev.hindsight.events.EventCodec;
import dev.hindsight.kit.backfill.CatchUp;
import dev.hindsight.kit.backfill.CatchUps;
import dev.hindsight.kit.backfill.LaneReader;
import dev.hindsight.kit.backfill.Waits;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.ProjectionMeters;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projector.AppliedSpans;
import dev.hindsight.kit.projector.Lane;
import dev.hindsight.kit.projector.ProjectionTables;
import dev.hindsight.kit.projector.Projector;
import dev.hindsight.kit.source.LiveFeed;
import dev.hindsight.kit.source.Sequence;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One replica of a read service: a live feed that learns now and then which partitions are its own,
 * and beside it a reader for lanes that are behind.
 */
final class SimulatedReplica {

  private static final int MOST = 5;
  private static final EventCodec CODEC = new EventCodec();
  private static final Counted PROJECTION = new Counted();
  private static final ProjectionTables<?> TABLES =
      ProjectionTables.live(
          PROJECTION, new ProjectionMeters(new SimpleMeterRegistry(), ProjectionId.of(PROJECTION)));

  private final Scheduler scheduler;
  private final SimulatedTopic topic;
  private final Supplier<Set<Integer>> assigned;
  private final LiveFeed feed;
  private final Map<Integer, Long> places = new HashMap<>();
  private final Queue<ConsumerRecords<String, byte[]>> inflow = new ArrayDeque<>();
  private final List<Scheduler.Actor> actors;
  private Set<Integer> known = Set.of();
  private boolean busy;

  SimulatedReplica(
      Scheduler scheduler,
      Trouble trouble,
      SimulatedTopic topic,
      SimulatedStore store,
      Supplier<Set<Integer>> assigned) {
    this.scheduler = scheduler;
    this.topic = topic;
    this.assigned = assigned;
    var board = new Board();
    var catchUps = new CatchUp[1];
    feed =
        new LiveFeed(
            new Sequence(this::oneByOne),
            new Projector(store, board, 1, _ -> {}, AppliedSpans.NONE),
            CODEC,
            new CatchUps(1, (_, _) -> catchUps[0])::add);
    catchUps[0] =
        new CatchUp(
            "catch-up",
            new LaneReader(
                SimulatedTopic.NAME,
                () -> SimulatedConsumer.open(scheduler, trouble, topic),
                CODEC,
                _ -> {}),
            new Projector(store, board, 1, _ -> {}, AppliedSpans.NONE),
            feed,
            new Turns());
    feed.follow(Map.of(ProjectionId.of(PROJECTION), p -> new Lane(TABLES, p, 10)));
    actors =
        List.of(
            scheduler.spawn(this::poll),
            scheduler.spawn(this::apply),
            scheduler.spawn(catchUps[0]::run));
  }

  void freeze(int turns) {
    actors.forEach(actor -> actor.freeze(turns));
  }

  void kill() {
    actors.forEach(scheduler::kill);
  }

  // Whoever comes while another one is at it waits, as in the queue of a thread.
  private void oneByOne(Runnable task) {
    while (busy) {
      scheduler.step();
    }
    busy = true;
    try {
      task.run();
    } finally {
      busy = false;
    }
  }

  /** For people: where its feed is, and each of its lanes. */
  String told() {
    var told = new StringBuilder("feed at " + places);
    for (var lane : feed.lanes()) {
      told.append(
          ", lane %d %s at %s%s"
              .formatted(
                  lane.partition(),
                  lane.isLost() ? "lost" : lane.isLive() ? "live" : "behind",
                  lane.checkpoint(),
                  lane.trouble() == null ? "" : " in trouble: " + lane.trouble()));
    }
    actors.forEach(actor -> told.append(", stands at ").append(actor.place()));
    return told.toString();
  }

  // As the channel: it hears of rebalances while polls of before still wait to be applied.
  private void poll() {
    while (true) {
      scheduler.step();
      rebalance();
      Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> found = new HashMap<>();
      places.replaceAll((partition, place) -> {
        var polled = topic.read(partition, place, MOST);
        if (!polled.records().isEmpty()) {
          found.put(new TopicPartition(SimulatedTopic.NAME, partition), stepping(polled.records()));
        }
        return polled.next();
      });
      if (!found.isEmpty()) {
        inflow.add(new ConsumerRecords<>(found, Map.of()));
      }
    }
  }

  private void apply() {
    while (true) {
      scheduler.step();
      var records = inflow.poll();
      if (records != null) {
        apply(records);
      }
    }
  }

  private List<ConsumerRecord<String, byte[]>> stepping(
      List<ConsumerRecord<String, byte[]>> records) {
    return records.stream()
        .<ConsumerRecord<String, byte[]>>map(record -> new SteppingRecord(scheduler, record))
        .toList();
  }

  private void apply(ConsumerRecords<String, byte[]> records) {
    try {
      feed.accept(records).join();
    } catch (CompletionException e) {
      // The end of one that was killed is an error too.
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  // All are given back and taken anew, also those that stay.
  private void rebalance() {
    var now = assigned.get();
    if (now == known) {
      return;
    }
    known = now;
    feed.lost(Set.copyOf(places.keySet()));
    places.clear();
    now.forEach(partition -> places.put(partition, topic.end(partition)));
    feed.gained(Map.copyOf(places));
  }

  /** Time goes by in turns. */
  private final class Turns implements Waits {

    @Override
    public @Nullable Lane first(BlockingQueue<Lane> added) {
      scheduler.step();
      return added.poll();
    }

    @Override
    public void pause(Duration longest) {
      scheduler.step();
    }
  }
}
