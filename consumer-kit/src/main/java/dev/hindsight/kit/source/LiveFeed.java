package dev.hindsight.kit.source;

import dev.hindsight.events.EventCodec;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projector.Fenced;
import dev.hindsight.kit.projector.Incoming;
import dev.hindsight.kit.projector.Lane;
import dev.hindsight.kit.projector.Projector;
import dev.hindsight.kit.projector.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One consumer that feeds all level projections of the service. It starts at the end of each
 * partition and never goes back: a lane whose checkpoint is not where the feed is, be it new, slow
 * or hit by a failure, is caught up by a reader of its own and then joins the feed again.
 */
public final class LiveFeed {

  private static final Logger LOG = Logger.getLogger(LiveFeed.class);

  private final Sequence sequence;
  private final Projector projector;
  private final EventCodec codec;
  private final Consumer<Lane> catchUp;

  /** The next offset of the feed, by partition. */
  private final Map<Integer, Long> places = new ConcurrentHashMap<>();

  private final Map<Integer, List<Lane>> lanes = new ConcurrentHashMap<>();

  /** How a lane of each projection that is fed is made. */
  private Map<ProjectionId, IntFunction<Lane>> followed = Map.of();

  /**
   * @param catchUp takes a lane that is behind
   */
  public LiveFeed(
      Sequence sequence, Projector projector, EventCodec codec, Consumer<Lane> catchUp) {
    this.sequence = sequence;
    this.projector = projector;
    this.codec = codec;
    this.catchUp = catchUp;
  }

  /** Feeds these from now on, and no others: each gets a lane in every partition that is ours. */
  public synchronized void follow(Map<ProjectionId, IntFunction<Lane>> wanted) {
    followed = Map.copyOf(wanted);
    for (var partition : List.copyOf(places.keySet())) {
      var kept = new ArrayList<Lane>();
      for (var lane : lanes.getOrDefault(partition, List.of())) {
        if (followed.containsKey(lane.projection()) && !lane.isLost()) {
          kept.add(lane);
        } else {
          lane.lose();
        }
      }
      var there = kept.stream().map(Lane::projection).collect(Collectors.toSet());
      var added = added(partition, there);
      kept.addAll(added);
      lanes.put(partition, List.copyOf(kept));
      added.forEach(catchUp);
    }
  }

  /** The partitions are ours from now on; the feed goes on at these offsets. */
  public synchronized void gained(Map<Integer, Long> starts) {
    starts.forEach((partition, start) -> {
      lose(partition);
      var gained = added(partition, Set.of());
      places.put(partition, start);
      lanes.put(partition, gained);
      gained.forEach(catchUp);
    });
  }

  /** The partitions are another's. */
  public synchronized void lost(Collection<Integer> partitions) {
    partitions.forEach(this::lose);
  }

  private List<Lane> added(int partition, Set<ProjectionId> there) {
    return followed.entrySet().stream()
        .filter(one -> !there.contains(one.getKey()))
        .map(one -> one.getValue().apply(partition))
        .toList();
  }

  /** Applies a batch after those before it; completes when it has been dealt with. */
  public CompletableFuture<@Nullable Void> accept(ConsumerRecords<String, byte[]> records) {
    return sequence.submit(() -> {
      apply(records);
      return null;
    });
  }

  /** How far the feed is in a partition; nothing when the partition is not ours. */
  public @Nullable Long place(int partition) {
    return places.get(partition);
  }

  /** How far the feed is in each partition that is ours. */
  public Map<Integer, Long> places() {
    return Map.copyOf(places);
  }

  /** All lanes that this replica has. */
  public List<Lane> lanes() {
    return lanes.values().stream().flatMap(List::stream).toList();
  }

  /** Runs between two batches. */
  public Sequence sequence() {
    return sequence;
  }

  /** Lets a lane follow the feed if it is level with it; only within the sequence. */
  public boolean join(Lane lane) {
    var place = places.get(lane.partition());
    var checkpoint = lane.checkpoint();
    if (lane.isLost() || place == null || checkpoint == null) {
      return false;
    }
    var level = checkpoint.nextOffset() >= place;
    lane.live(level);
    return level;
  }

  private void apply(ConsumerRecords<String, byte[]> records) {
    var slices = new ArrayList<Slice>();
    for (var partition : records.partitions()) {
      slices.addAll(slices(partition, records));
    }
    if (slices.isEmpty()) {
      return;
    }
    try {
      projector.apply(slices);
    } catch (RuntimeException e) {
      if (Fenced.mayBe(e)) {
        again(slices, e);
      } else {
        leave(slices, e);
      }
    }
  }

  // Whoever fenced us may only have changed where lanes write or what is parked: then they are
  // where they were, and go on.
  private void again(List<Slice> slices, RuntimeException fenced) {
    try {
      var same = new ArrayList<Slice>();
      for (var slice : slices) {
        var lane = slice.lane();
        projector.load(lane);
        var checkpoint = lane.checkpoint();
        if (checkpoint != null && !lane.isLost()) {
          if (checkpoint.nextOffset() > slice.nextOffset()) {
            throw fenced;
          }
          var rest = from(checkpoint.nextOffset(), slice.records());
          same.add(new Slice(lane, rest, slice.nextOffset()));
        }
      }
      if (!same.isEmpty()) {
        projector.apply(same);
      }
    } catch (RuntimeException e) {
      leave(slices, e);
    }
  }

  private void leave(List<Slice> slices, RuntimeException e) {
    LOG.warnf("%d lanes leave the live feed and catch up by themselves: %s", slices.size(), e);
    for (var slice : slices) {
      slice.lane().live(false);
      // Who catches up goes to the checkpoint that it reads, and to no other.
      slice.lane().forget();
      catchUp.accept(slice.lane());
    }
  }

  private List<Slice> slices(TopicPartition of, ConsumerRecords<String, byte[]> records) {
    var partition = of.partition();
    var place = places.get(partition);
    if (place == null) {
      return List.of();
    }
    var batch =
        records.records(of).stream()
            .filter(record -> record.offset() >= place)
            .map(record -> new Incoming(record, codec))
            .toList();
    if (batch.isEmpty()) {
      return List.of();
    }
    var next = batch.getLast().record().offset() + 1;
    // Lost and gained anew meanwhile: new lanes wait for the feed elsewhere.
    if (!places.replace(partition, place, next)) {
      return List.of();
    }
    var slices = new ArrayList<Slice>();
    for (var lane : lanes.getOrDefault(partition, List.of())) {
      var checkpoint = lane.checkpoint();
      if (lane.isLive() && !lane.isLost() && checkpoint != null && checkpoint.nextOffset() < next) {
        slices.add(new Slice(lane, from(checkpoint.nextOffset(), batch), next));
      }
    }
    return slices;
  }

  private static List<Incoming> from(long offset, List<Incoming> batch) {
    return batch.isEmpty() || batch.getFirst().record().offset() >= offset
        ? batch
        : batch.stream().filter(incoming -> incoming.record().offset() >= offset).toList();
  }

  private void lose(int partition) {
    places.remove(partition);
    var gone = lanes.remove(partition);
    if (gone != null) {
      gone.forEach(Lane::lose);
    }
  }
}
