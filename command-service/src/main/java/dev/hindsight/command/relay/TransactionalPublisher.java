package dev.hindsight.command.relay;

import dev.hindsight.command.log.LoggedEvent;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** Each call is one transaction of Kafka, under an id that one producer at a time can have. */
final class TransactionalPublisher implements Publisher {

  private final Producer<byte[], byte[]> producer;
  private final TopicSettings topic;

  /** Fences every earlier publisher: from here on it cannot write any more. */
  TransactionalPublisher(Producer<byte[], byte[]> producer, TopicSettings topic) {
    this.producer = producer;
    this.topic = topic;
    producer.initTransactions();
  }

  @Override
  public void publish(List<LoggedEvent> events) {
    producer.beginTransaction();
    for (var event : events) {
      producer.send(topic.record(event));
    }
    // Throws the first error of a send: then nothing of the transaction is read by anybody.
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
