package dev.hindsight.kit.source;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Does for a second replica within one test process what the channel does for a service. */
public final class PolledFeed implements AutoCloseable {

  private final LiveFeed feed;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private volatile boolean closed;

  public PolledFeed(LiveFeed feed, Topic topic, String group) {
    this.feed = feed;
    var settings = new HashMap<String, Object>(Topic.SafeReading.SETTINGS);
    settings.putAll(
        Map.of(
            "bootstrap.servers", topic.bootstrapServers(),
            "group.id", group,
            "session.timeout.ms", 6_000,
            "heartbeat.interval.ms", 500,
            "metadata.max.age.ms", 1_000));
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(java.util.List.of(topic.name()), new Assignment());
    thread = Thread.ofPlatform().daemon().start(this::run);
  }

  private void run() {
    while (!closed) {
      var records = consumer.poll(Duration.ofMillis(100));
      if (!records.isEmpty()) {
        feed.accept(records).join();
      }
    }
    consumer.close();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Assignment implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      feed.lost(partitions.stream().map(TopicPartition::partition).toList());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      ChannelAssignment.gain(feed, consumer, partitions);
    }
  }
}
