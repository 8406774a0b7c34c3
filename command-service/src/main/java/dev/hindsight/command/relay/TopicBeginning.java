package dev.hindsight.command.relay;

import java.time.Duration;
import java.util.HashSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The first event that is in the topic. */
final class TopicBeginning {

  private static final Duration POLL = Duration.ofMillis(500);

  private TopicBeginning() {}

  /**
   * Its position; {@link Long#MAX_VALUE} when there is none. The consumer reads committed records.
   */
  static long find(Consumer<byte[], byte[]> consumer, String topic) {
    var partitions = Topic.partitions(consumer, topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var ends = consumer.endOffsets(partitions);
    var toRead = new HashSet<>(partitions);
    var first = Long.MAX_VALUE;
    while (!toRead.isEmpty()) {
      for (var record : consumer.poll(POLL)) {
        var found = TopicEnd.of(record);
        if (found.isPresent()
            && toRead.remove(new TopicPartition(record.topic(), record.partition()))) {
          first = Math.min(first, found.get().position());
        }
      }
      toRead.removeIf(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
      consumer.pause(partitions.stream().filter(p -> !toRead.contains(p)).toList());
    }
    return first;
  }
}
