package dev.hindsight.command.monitor;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.events.progress.ProgressReport;
import dev.hindsight.events.progress.ProgressTopic;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Tells on the progress topic what a test wants to be true of consumer services. */
public final class ProgressTold implements AutoCloseable {

  private static final int PARTITIONS = 12;

  private final String topic;
  private final Set<String> keys = new HashSet<>();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", KafkaForTests.broker().bootstrapServers()),
          new StringSerializer(),
          new ByteArraySerializer());

  public ProgressTold(String events) {
    this.topic = ProgressTopic.of(events);
  }

  /** A projection has applied every partition up to a position. */
  public void applied(String service, String projection, String kind, long position) {
    applied(service, projection, kind, position, Set.of());
  }

  /** The same, with streams that it has parked. */
  public void applied(
      String service, String projection, String kind, long position, Set<String> parked) {
    var positions = new HashMap<Integer, Long>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      positions.put(partition, position);
    }
    tell(
        new ProgressReport(
            service, projection, 1, Set.of(kind), positions, parked, Instant.now().toString()));
  }

  public void tell(ProgressReport report) {
    keys.add(report.key());
    send(report.key(), report.toJson());
  }

  /** As it is, or as a tombstone. */
  public void send(String key, byte @Nullable [] value) {
    try {
      producer.send(new ProducerRecord<>(topic, 0, key, value)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Takes back all that was told. */
  @Override
  public void close() {
    keys.forEach(key -> send(key, null));
    producer.close();
  }
}
