package dev.hindsight.kit.report;

import dev.hindsight.events.progress.ProgressReport;
import dev.hindsight.events.progress.ProgressTopic;
import dev.hindsight.kit.source.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a reader of the progress topic has heard, from its first record on. */
public final class Told implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ProgressReport> heard = new ArrayList<>();

  public Told(Topic events) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                events.bootstrapServers(),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                1_000,
                "allow.auto.create.topics",
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(new TopicPartition(ProgressTopic.of(events.name()), 0)));
  }

  /** All so far, in their order. */
  public List<ProgressReport> all() {
    for (var record : consumer.poll(Duration.ofMillis(200))) {
      var report = ProgressReport.fromJson(record.value());
      if (!report.key().equals(record.key())) {
        throw new AssertionError(record.key() + " is the key of " + report.key());
      }
      heard.add(report);
    }
    return List.copyOf(heard);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
