package dev.hindsight.kit.backfill;

import dev.hindsight.events.EventCodec;
import dev.hindsight.kit.checkpoint.Checkpoint;
import dev.hindsight.kit.projector.Incoming;
import dev.hindsight.kit.projector.Lane;
import dev.hindsight.kit.projector.Slice;
import dev.hindsight.kit.source.Halt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads the topic from the lanes' checkpoints with a consumer that belongs to no group. */
public final class LaneReader implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long FIRST_STEP = 16;

  private final String topic;
  private final Supplier<Consumer<String, byte[]>> opening;
  private final EventCodec codec;
  private final Halt halt;
  private final Set<Lane> stopped = new HashSet<>();
  private @Nullable Consumer<String, byte[]> consumer;

  /**
   * Of a topic.
   *
   * @param opening makes a consumer of no group; one is open at a time
   */
  public LaneReader(
      String topic, Supplier<Consumer<String, byte[]>> opening, EventCodec codec, Halt halt) {
    this.topic = topic;
    this.opening = opening;
    this.codec = codec;
    this.halt = halt;
  }

  /** Goes to a lane's checkpoint. */
  void seek(Lane lane) {
    stopped.remove(lane);
    var open = open();
    var partition = partition(lane);
    var checkpoint = Objects.requireNonNull(lane.checkpoint());
    if (!open.assignment().contains(partition)) {
      var more = new ArrayList<>(open.assignment());
      more.add(partition);
      open.assign(more);
    }
    check(open, partition, lane, checkpoint);
    open.seek(partition, checkpoint.nextOffset());
  }

  /** Reads for these lanes and no longer for others. */
  void only(Collection<Lane> lanes) {
    var wanted = lanes.stream().map(lane -> partition(lane)).toList();
    var open = open();
    if (!open.assignment().equals(Set.copyOf(wanted))) {
      open.assign(wanted);
    }
  }

  /** The next batch: of each lane what there is, up to where its reading is. */
  List<Slice> read(List<Lane> lanes, Duration wait) {
    var open = open();
    refuseGap(open, lanes);
    var records = open.poll(wait);
    var slices = new ArrayList<Slice>();
    for (var lane : lanes) {
      var checkpoint = lane.checkpoint();
      var partition = partition(lane);
      if (checkpoint != null) {
        // Not the last record's offset: transaction markers and aborted records count as read too.
        var next = open.position(partition);
        if (next > checkpoint.nextOffset()) {
          var batch = records.records(partition).stream().map(r -> new Incoming(r, codec)).toList();
          slice(lane, batch, next).ifPresent(slices::add);
        }
      }
    }
    return slices;
  }

  // What lies between a lane and where the consumer stands would be passed over without a word.
  private void refuseGap(Consumer<?, ?> open, List<Lane> lanes) {
    for (var lane : lanes) {
      var partition = partition(lane);
      var checkpoint = lane.checkpoint();
      if (checkpoint != null
          && (!open.assignment().contains(partition)
              || open.position(partition) != checkpoint.nextOffset())) {
        throw new IllegalStateException(
            "%s is at offset %d of %s, and its reader is elsewhere"
                .formatted(lane.projection(), checkpoint.nextOffset(), partition));
      }
    }
  }

  /** Whether a lane has come to the moment at which it stops. */
  boolean isAtStop(Lane lane) {
    return stopped.contains(lane);
  }

  // What was recorded after the moment at which the lane stops is not for it.
  private Optional<Slice> slice(Lane lane, List<Incoming> batch, long next) {
    var until = lane.until();
    if (until == null) {
      return Optional.of(new Slice(lane, batch, next));
    }
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).isRecordedAfter(until)) {
        stopped.add(lane);
        return i == 0
            ? Optional.empty()
            : Optional.of(new Slice(lane, batch.subList(0, i), batch.get(i).record().offset()));
      }
    }
    return Optional.of(new Slice(lane, batch, next));
  }

  @Override
  public void close() {
    stopped.clear();
    var known = consumer;
    consumer = null;
    if (known != null) {
      known.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
  }

  private void check(
      Consumer<String, byte[]> open, TopicPartition partition, Lane lane, Checkpoint checkpoint) {
    var nextOffset = checkpoint.nextOffset();
    var first = open.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    var end = open.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    if (nextOffset < first || nextOffset > end) {
      throw refuse(
          "%s goes on at offset %d of %s, but the topic has only %d to %d there: events were deleted or lost; delete the topic, and it is filled again from the log"
              .formatted(lane.projection(), nextOffset, partition, first, end),
          partition,
          nextOffset);
    }
    // While it passes over what it has applied already, its position is that of another place.
    if (checkpoint.position() > checkpoint.appliedTo()) {
      var found = positionBefore(open, partition, first, nextOffset);
      // An earlier one would only come by twice, which does no harm.
      if (found > checkpoint.position()) {
        throw refuse(
            "%s has applied position %d last, but in front of offset %d of %s lies position %d: Kafka lost the end of the topic; delete the topic, and it is filled again from the log"
                .formatted(lane.projection(), checkpoint.position(), nextOffset, partition, found),
            partition,
            nextOffset);
      }
    }
  }

  private OffsetOutOfRangeException refuse(String reason, TopicPartition partition, long offset) {
    halt.because(reason);
    return new OffsetOutOfRangeException(reason, Map.of(partition, offset));
  }

  /** That of the last event in front of an offset; 0 when there is none. */
  private long positionBefore(
      Consumer<String, byte[]> open, TopicPartition partition, long first, long offset) {
    var others = new ArrayList<>(open.assignment());
    others.remove(partition);
    open.pause(others);
    try {
      var position = 0L;
      for (var step = FIRST_STEP; position == 0 && offset - step / 4 > first; step *= 4) {
        position = lastPosition(open, partition, Math.max(first, offset - step), offset);
      }
      return position;
    } finally {
      open.resume(others);
    }
  }

  private long lastPosition(
      Consumer<String, byte[]> open, TopicPartition partition, long from, long to) {
    var position = 0L;
    var begin = System.nanoTime();
    open.seek(partition, from);
    while (open.position(partition) < to) {
      if (System.nanoTime() - begin > LIMIT.toNanos()) {
        throw new TimeoutException("offsets before " + to + " of " + partition);
      }
      for (var record : open.poll(POLL).records(partition)) {
        if (record.offset() < to) {
          var its = new Incoming(record, codec).position();
          position = its == 0 ? position : its;
        }
      }
    }
    return position;
  }

  private TopicPartition partition(Lane lane) {
    return new TopicPartition(topic, lane.partition());
  }

  private Consumer<String, byte[]> open() {
    var known = consumer;
    if (known == null) {
      known = opening.get();
      consumer = known;
    }
    return known;
  }
}
