package dev.hindsight.kit.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where the topic ends, and how many events lie before that. Offsets do not tell: the marker of
 * each transaction takes one, and so do aborted records.
 */
final class Ends implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration FIND = Duration.ofSeconds(10);
  static final long COUNTED = 500;

  private final KafkaConsumer<String, byte[]> consumer;
  private final String topic;
  private final Map<Stretch, Rest> counted = new HashMap<>();
  private long findDue = System.nanoTime();

  Ends(KafkaConsumer<String, byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.topic = topic;
  }

  /** The end of each partition, as readers of committed records see it; none without a topic. */
  Map<Integer, Long> now() {
    find();
    var ends = new HashMap<Integer, Long>();
    consumer
        .endOffsets(consumer.assignment(), LIMIT)
        .forEach((partition, end) -> ends.put(partition.partition(), end));
    return ends;
  }

  // All are assigned and rest; the one that is counted is read. To assign them one by one would
  // ask for the topic's metadata each time.
  private void find() {
    if (System.nanoTime() < findDue) {
      return;
    }
    var found =
        consumer.partitionsFor(topic, LIMIT).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (found.size() != consumer.assignment().size()) {
      consumer.assign(found);
      consumer.pause(found);
      // A poll wants to know a place for each of them, also for those that rest.
      found.forEach(partition -> consumer.seek(partition, 0));
    }
    findDue = System.nanoTime() + (found.isEmpty() ? 0 : FIND.toNanos());
  }

  /** What lies between an offset and the end: counted when it is little, else by the offsets. */
  Rest rest(int partition, long from, long end) {
    if (from >= end) {
      return Rest.NOTHING;
    }
    if (end - from > COUNTED) {
      return new Rest(end - from, null);
    }
    var stretch = new Stretch(partition, from, end);
    var known = counted.get(stretch);
    if (known == null) {
      counted.keySet().removeIf(old -> old.partition() == partition && old.end() < end);
      known = count(stretch);
      counted.put(stretch, known);
    }
    return known;
  }

  private Rest count(Stretch stretch) {
    var partition = new TopicPartition(topic, stretch.partition());
    consumer.seek(partition, stretch.from());
    consumer.resume(List.of(partition));
    try {
      return count(partition, stretch.end());
    } finally {
      consumer.pause(List.of(partition));
    }
  }

  private Rest count(TopicPartition partition, long end) {
    var found = 0L;
    ConsumerRecord<String, byte[]> first = null;
    var deadline = System.nanoTime() + LIMIT.toNanos();
    while (consumer.position(partition) < end) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("offsets before " + end + " of " + partition);
      }
      for (var record : consumer.poll(LOOK)) {
        if (record.offset() < end) {
          first = first == null ? record : first;
          found++;
        }
      }
    }
    return new Rest(found, first == null ? null : Instant.ofEpochMilli(first.timestamp()));
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
  }

  /**
   * What is not applied yet.
   *
   * @param since when the first of it came into the topic; null when there is none or nobody looked
   */
  record Rest(long events, @Nullable Instant since) {
    static final Rest NOTHING = new Rest(0, null);
  }

  private record Stretch(int partition, long from, long end) {}
}
