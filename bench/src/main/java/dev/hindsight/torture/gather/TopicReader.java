package dev.hindsight.torture.gather;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.torture.evidence.TopicEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic from its first record to its end, as readers of committed records see it. */
public final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** The header of records that a scenario writes to the topic past the log. */
  public static final String PLANTED = "planted";

  /** Where all events are. */
  public static final String TOPIC = "hindsight.events";

  private TopicReader() {}

  /** Partition by partition, each in its order. */
  public static List<TopicEvent> read(String servers) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var events = new ArrayList<TopicEvent>();
      for (var info : consumer.partitionsFor(TOPIC)) {
        read(consumer, new TopicPartition(TOPIC, info.partition()), events);
      }
      return events;
    }
  }

  private static void read(
      KafkaConsumer<String, byte[]> consumer, TopicPartition partition, List<TopicEvent> events) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    var until = System.nanoTime() + LIMIT.toNanos();
    while (consumer.position(partition) < end) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(partition + " does not come to its end, " + end);
      }
      for (var record : consumer.poll(POLL)) {
        // What a scenario wrote there itself is nothing that the log would know of.
        if (record.headers().lastHeader(PLANTED) == null) {
          events.add(event(record));
        }
      }
    }
  }

  private static TopicEvent event(ConsumerRecord<String, byte[]> record) {
    var headers = new HashMap<String, String>();
    for (var header : record.headers()) {
      headers.merge(header.key(), new String(header.value(), UTF_8), (a, b) -> a + "," + b);
    }
    return new TopicEvent(
        record.partition(),
        record.offset(),
        record.key(),
        headers,
        new String(record.value(), UTF_8));
  }
}
