package dev.hindsight.command.verification;

import dev.hindsight.command.relay.RelayTopic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of the topic from their first records on, each with the next few in memory.
 * Confined to one thread.
 */
final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int MOST_RECORDS = 1000;
  private static final int MOST_BYTES = 2_000_000;

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final Map<Integer, Buffer> partitions = new TreeMap<>();
  private final Map<Integer, Long> firstEnds = new HashMap<>();
  private Map<TopicPartition, Long> ends;
  private @Nullable Consumer<TopicRecord> arrivals;

  /** Where the partitions end now is remembered: see {@link #wasThereAtFirst}. */
  TopicReader(RelayTopic topic) {
    consumer = topic.openReader();
    var all = new ArrayList<TopicPartition>();
    for (var info : consumer.partitionsFor(topic.settings().name())) {
      all.add(new TopicPartition(info.topic(), info.partition()));
    }
    consumer.assign(all);
    consumer.seekToBeginning(all);
    ends = consumer.endOffsets(all);
    ends.forEach((partition, end) -> {
      partitions.put(partition.partition(), new Buffer());
      firstEnds.put(partition.partition(), end);
    });
  }

  /** Each record is shown to {@code arrivals}, which says with {@link #keep} what is to be kept. */
  void start(Consumer<TopicRecord> arrivals) {
    this.arrivals = arrivals;
  }

  Set<Integer> partitions() {
    return partitions.keySet();
  }

  void keep(TopicRecord record) {
    buffer(record.partition()).add(record);
  }

  /** Whether the record was readable already when this reader was made. */
  boolean wasThereAtFirst(ConsumerRecord<?, ?> record) {
    return record.offset() < firstEnds.getOrDefault(record.partition(), 0L);
  }

  /** The next record of a partition; null when there is none up to the known end. */
  @Nullable TopicRecord peek(int partition) {
    var buffer = buffer(partition);
    fill(partition, 1);
    return buffer.records.peekFirst();
  }

  void pop(int partition) {
    buffer(partition).poll();
  }

  /** The next records of a partition, as many as there is place for. */
  Collection<TopicRecord> ahead(int partition) {
    fill(partition, MOST_RECORDS);
    return buffer(partition).records;
  }

  /** Looks whether the partition has become longer, for at most so long. */
  boolean awaitMore(int partition, Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (buffer(partition).records.isEmpty()) {
      ends = consumer.endOffsets(consumer.assignment());
      poll();
      if (System.nanoTime() >= deadline) {
        return !buffer(partition).records.isEmpty();
      }
    }
    return true;
  }

  private void fill(int partition, int records) {
    var buffer = buffer(partition);
    var deadline = System.nanoTime() + SILENCE.toNanos();
    while (buffer.records.size() < records && !buffer.isFull() && !isAtItsEnd(partition)) {
      if (poll()) {
        deadline = System.nanoTime() + SILENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Kafka gives no more records, though partition %d has some".formatted(partition));
      }
    }
  }

  private boolean isAtItsEnd(int partition) {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().partition() == partition)
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private boolean poll() {
    pauseWhatIsFull();
    var records = consumer.poll(POLL);
    for (var record : records) {
      if (arrivals != null) {
        arrivals.accept(new TopicRecord(record));
      }
    }
    return !records.isEmpty();
  }

  private void pauseWhatIsFull() {
    var full =
        consumer.assignment().stream()
            .filter(partition -> buffer(partition.partition()).isFull())
            .collect(Collectors.toSet());
    var others =
        consumer.assignment().stream().filter(partition -> !full.contains(partition)).toList();
    consumer.pause(full);
    consumer.resume(others);
  }

  private Buffer buffer(int partition) {
    return partitions.computeIfAbsent(partition, _ -> new Buffer());
  }

  @Override
  public void close() {
    consumer.close();
  }

  /** What was read of one partition and not yet looked at. */
  private static final class Buffer {
    private final Deque<TopicRecord> records = new ArrayDeque<>();
    private long bytes;

    void add(TopicRecord record) {
      records.add(record);
      bytes += record.size();
    }

    void poll() {
      var record = records.poll();
      bytes -= record == null ? 0 : record.size();
    }

    boolean isFull() {
      return records.size() >= MOST_RECORDS || bytes >= MOST_BYTES;
    }
  }

  /** Takes one out of the middle. */
  void remove(int partition, List<TopicRecord> some) {
    var buffer = buffer(partition);
    for (var record : some) {
      if (buffer.records.remove(record)) {
        buffer.bytes -= record.size();
      }
    }
  }
}
