package dev.hindsight.command.relay;

import dev.hindsight.command.log.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Uuid;

/** Each call is one transaction of Kafka, under an id that one producer at a time can have. */
final class TransactionalPublisher implements Publisher {

  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final TopicSettings topic;
  private final Uuid topicId;

  /**
   * Fences every earlier publisher: from here on it cannot write any more. Closes producer and
   * admin with itself.
   */
  TransactionalPublisher(
      Producer<byte[], byte[]> producer, Admin admin, TopicSettings topic, Uuid topicId) {
    this.producer = producer;
    this.admin = admin;
    this.topic = topic;
    this.topicId = topicId;
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
  public void confirm() throws InterruptedException, ExecutionException, TimeoutException {
    var now = Topic.find(admin, topic);
    if (!topicId.equals(now)) {
      throw new IllegalStateException(
          "the topic %s is another than it was when the relay began: %s, not %s"
              .formatted(topic.name(), now, topicId));
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    admin.close(Duration.ofSeconds(1));
  }
}
