package dev.hindsight.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.events.CloudEvents;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The last event of a partition. Nothing else remembers how far the relay came: the topic itself
 * says it, so the two cannot disagree. Positions are published in order, so the greatest one in the
 * topic has all others before it. What somebody else may have written to the topic is passed over:
 * a record can never be taken out again, and must not keep the log from being published.
 */
public record TopicEnd(long position, UUID eventId) {

  private static final Logger LOG = Logger.getLogger(TopicEnd.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long FIRST_STEP = 16;

  /** Reads backwards from the end of each partition; the consumer must read committed records. */
  static Map<Integer, TopicEnd> find(Consumer<byte[], byte[]> consumer, String topic) {
    var partitions = Topic.partitions(consumer, topic);
    consumer.assign(partitions);
    var ends = consumer.endOffsets(partitions);
    var begins = consumer.beginningOffsets(partitions);
    var last = new HashMap<Integer, TopicEnd>();
    var toRead = new HashSet<TopicPartition>(partitions);
    for (var step = FIRST_STEP; !toRead.isEmpty(); step *= 4) {
      var from = startOffsets(toRead, begins, ends, step);
      var found = lastOfEach(consumer, from, ends);
      found.forEach((partition, end) -> last.put(partition.partition(), end));
      // The end of a partition may be nothing but marks of transactions: look further back there.
      toRead.removeIf(p -> found.containsKey(p) || offset(from, p) <= offset(begins, p));
    }
    return last;
  }

  private static Map<TopicPartition, Long> startOffsets(
      Set<TopicPartition> partitions,
      Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> ends,
      long step) {
    var from = new HashMap<TopicPartition, Long>();
    for (var partition : partitions) {
      from.put(partition, Math.max(offset(begins, partition), offset(ends, partition) - step));
    }
    return from;
  }

  private static Map<TopicPartition, TopicEnd> lastOfEach(
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends) {
    consumer.assign(List.copyOf(from.keySet()));
    from.forEach(consumer::seek);
    var found = new HashMap<TopicPartition, TopicEnd>();
    while (from.keySet().stream().anyMatch(p -> consumer.position(p) < offset(ends, p))) {
      for (var record : consumer.poll(POLL)) {
        of(record)
            .ifPresent(
                end -> found.put(new TopicPartition(record.topic(), record.partition()), end));
      }
    }
    return found;
  }

  private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return offsets.getOrDefault(partition, 0L);
  }

  /** What a record says; nothing when it is none of this log. */
  static Optional<TopicEnd> of(ConsumerRecord<byte[], byte[]> record) {
    try {
      var position = Long.parseLong(header(record, CloudEvents.POSITION));
      return Optional.of(new TopicEnd(position, UUID.fromString(header(record, CloudEvents.ID))));
    } catch (IllegalArgumentException e) {
      LOG.warnf(
          "The record at %s-%d offset %d is none of this log's events (%s): somebody else writes to the topic",
          record.topic(), record.partition(), record.offset(), e.getMessage());
      return Optional.empty();
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    if (header == null) {
      throw new IllegalArgumentException("it has no header " + name);
    }
    return new String(header.value(), UTF_8);
  }
}
