package dev.hindsight.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.events.CloudEvents;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes events to the topic, each call all or nothing and behind the one before. */
final class Publisher implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final TopicSettings topic;

  /** Fences every earlier publisher: from here on it cannot write any more. */
  Publisher(Producer<byte[], byte[]> producer, TopicSettings topic) {
    this.producer = producer;
    this.topic = topic;
    producer.initTransactions();
  }

  /** Returns when the events are in the topic for readers of committed records. */
  void publish(List<LoggedEvent> events) {
    producer.beginTransaction();
    for (var event : events) {
      producer.send(record(event));
    }
    // Throws the first error of a send: then nothing of the transaction is read by anybody.
    producer.commitTransaction();
  }

  private ProducerRecord<byte[], byte[]> record(LoggedEvent event) {
    var key = event.envelope().stream().toString().getBytes(UTF_8);
    var value = event.data().getBytes(UTF_8);
    var record = new ProducerRecord<>(topic.name(), topic.partitionOf(key), key, value);
    CloudEvents.write(event.envelope(), record.headers()::add);
    return record;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
