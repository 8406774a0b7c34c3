package dev.hindsight.torture.simulation;

import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.command.relay.Outlet;
import dev.hindsight.command.relay.Publisher;
import dev.hindsight.command.relay.TopicEnd;
import dev.hindsight.command.relay.TopicEnds;
import dev.hindsight.command.relay.TopicSettings;
import dev.hindsight.events.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A topic with transactions as Kafka has them: one producer at a time under a transactional id,
 * markers that take an offset, readers that stop before the first open transaction.
 */
final class SimulatedTopic implements Outlet {

  static final int PARTITIONS = 3;
  static final String NAME = "events";

  private final TopicSettings settings = new TopicSettings(NAME, PARTITIONS, (short) 1);
  private final List<List<Entry>> partitions = new ArrayList<>();
  private final Scheduler scheduler;
  private final Trouble trouble;
  private final Broken broken;
  private int epoch;
  private long oldEnd;
  private @Nullable Transaction open;
  private @Nullable Transaction late;

  SimulatedTopic(Scheduler scheduler, Trouble trouble, Broken broken) {
    this.scheduler = scheduler;
    this.trouble = trouble;
    this.broken = broken;
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  private enum State {
    OPEN,
    COMMITTED,
    ABORTED
  }

  private static final class Transaction {
    private State state = State.OPEN;
    private final Set<Integer> touched = new HashSet<>();
  }

  /** A record, or the marker at the end of a transaction. */
  private record Entry(
      Transaction transaction,
      @Nullable LoggedEvent event,
      @Nullable ProducerRecord<byte[], byte[]> record) {}

  @Override
  public Publisher openPublisher() {
    scheduler.step();
    if (trouble.happens(0.05)) {
      throw new IllegalStateException("Kafka is away");
    }
    oldEnd = last().map(Envelope::position).orElse(0L);
    // Initialising ends what a predecessor left open, one way or the other, and shuts it out.
    applyLate();
    end(State.ABORTED);
    var own = broken == Broken.NO_FENCING ? epoch : ++epoch;
    return new SimulatedPublisher(own);
  }

  @Override
  public TopicEnds ends() {
    scheduler.step();
    if (trouble.happens(0.05)) {
      throw new IllegalStateException("Kafka is away");
    }
    var ends = new HashMap<Integer, TopicEnd>();
    for (int p = 0; p < PARTITIONS; p++) {
      for (var event : events(p)) {
        var envelope = event.envelope();
        if (broken != Broken.OLD_END || envelope.position() <= oldEnd) {
          ends.put(p, new TopicEnd(envelope.position(), envelope.id()));
        }
      }
    }
    return new TopicEnds(settings, ends);
  }

  private Optional<Envelope> last() {
    return all().max(Comparator.comparingLong(Envelope::position));
  }

  private Stream<Envelope> all() {
    return IntStream.range(0, PARTITIONS)
        .boxed()
        .flatMap(partition -> events(partition).stream())
        .map(LoggedEvent::envelope);
  }

  /** What a commit that nobody heard of did after all, if there is one. */
  void applyLate() {
    if (late != null && late == open) {
      end(State.COMMITTED);
    }
    late = null;
  }

  /** The coordinator gives up a transaction that stays open, and shuts its producer out. */
  void timeOut() {
    if (open != null && open != late) {
      end(State.ABORTED);
      epoch++;
    }
  }

  private void end(State how) {
    if (open != null) {
      var ended = open;
      ended.state = how;
      ended.touched.forEach(p -> partitions.get(p).add(new Entry(ended, null, null)));
      open = null;
    }
  }

  private List<Entry> visible(int partition) {
    var all = partitions.get(partition);
    var found = new ArrayList<Entry>();
    for (var entry : all) {
      if (entry.transaction().state == State.OPEN) {
        break;
      }
      found.add(entry);
    }
    return found;
  }

  private boolean isShown(Entry entry) {
    return entry.event() != null && entry.transaction().state == State.COMMITTED;
  }

  /** What readers of committed records find, in order. */
  List<LoggedEvent> events(int partition) {
    return visible(partition).stream().filter(this::isShown).map(SimulatedTopic::event).toList();
  }

  private static LoggedEvent event(Entry entry) {
    return java.util.Objects.requireNonNull(entry.event());
  }

  /** Where readers of committed records come to. */
  long end(int partition) {
    return visible(partition).size();
  }

  /**
   * What a poll brings.
   *
   * @param next where it goes on: behind markers and aborted records too
   */
  record Polled(List<ConsumerRecord<String, byte[]>> records, long next) {}

  /** Records from an offset on, at most so many. */
  Polled read(int partition, long from, int most) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    var there = visible(partition);
    var offset = from;
    for (; offset < there.size() && records.size() < most; offset++) {
      var entry = there.get((int) offset);
      var record = entry.record();
      if (record != null && isShown(entry)) {
        records.add(
            new ConsumerRecord<>(
                settings.name(),
                partition,
                offset,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                new String(record.key(), StandardCharsets.UTF_8),
                record.value(),
                record.headers(),
                Optional.empty()));
      }
    }
    return new Polled(records, offset);
  }

  private final class SimulatedPublisher implements Publisher {

    private final int own;

    SimulatedPublisher(int own) {
      this.own = own;
    }

    @Override
    public void publish(List<LoggedEvent> events) {
      for (var event : events) {
        scheduler.step();
        refuseOvertaken();
        if (trouble.happens(0.01)) {
          throw new IllegalStateException("a send failed");
        }
        send(event);
      }
      scheduler.step();
      refuseOvertaken();
      if (trouble.happens(0.05)) {
        late = open;
        throw new IllegalStateException("nobody knows what became of the commit");
      }
      end(State.COMMITTED);
      scheduler.step();
      if (trouble.happens(0.05)) {
        throw new IllegalStateException("the answer to the commit was lost");
      }
    }

    @Override
    public void confirm() {
      scheduler.step();
    }

    private void send(LoggedEvent event) {
      var transaction = open;
      if (transaction == null) {
        transaction = new Transaction();
        open = transaction;
      }
      var record = settings.record(event);
      transaction.touched.add(record.partition());
      partitions.get(record.partition()).add(new Entry(transaction, event, record));
    }

    private void refuseOvertaken() {
      if (own != epoch) {
        throw new IllegalStateException("another producer has this transactional id now");
      }
    }

    @Override
    public void close() {
      // What is open stays so until somebody comes after it.
    }
  }
}
