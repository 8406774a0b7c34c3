package dev.hindsight.command.relay;

import dev.hindsight.command.log.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Each call is one transaction of Kafka, under an id that one producer at a time can have. */
final class TransactionalPublisher implements Publisher {

  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final TopicSettings topic;
  private final Uuid topicId;

  /** The offset behind the last record, by partition. */
  private final Map<Integer, Long> next = new ConcurrentHashMap<>();

  private volatile @Nullable String shorter;

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
      producer.send(topic.record(event), this::appended);
    }
    producer.flush();
    if (shorter != null) {
      producer.abortTransaction();
      throw new IllegalStateException(shorter);
    }
    // Throws the first error of a send: then nothing of the transaction is read by anybody.
    producer.commitTransaction();
  }

  private void appended(RecordMetadata where, @Nullable Exception failure) {
    if (failure == null) {
      var before = next.put(where.partition(), where.offset() + 1);
      refuseShorter(where.partition(), where.offset(), before);
    }
  }

  // A broker that had not everything on its disk, or not on that of the next leader.
  private void refuseShorter(int partition, long now, @Nullable Long before) {
    if (before != null && now < before) {
      shorter =
          "partition %d of %s goes on at offset %d and was at %d already: Kafka lost its end"
              .formatted(partition, topic.name(), now, before);
    }
  }

  @Override
  public void confirm() throws InterruptedException, ExecutionException, TimeoutException {
    var now = Topic.find(admin, topic);
    if (!topicId.equals(now)) {
      throw new IllegalStateException(
          "the topic %s is another than it was when the relay began: %s, not %s"
              .formatted(topic.name(), now, topicId));
    }
    var written = next.keySet().stream().map(one -> new TopicPartition(topic.name(), one)).toList();
    Topic.ends(admin, written)
        .forEach((partition, end) ->
            refuseShorter(partition.partition(), end.offset(), next.get(partition.partition())));
    if (shorter != null) {
      throw new IllegalStateException(shorter);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    admin.close(Duration.ofSeconds(1));
  }
}
