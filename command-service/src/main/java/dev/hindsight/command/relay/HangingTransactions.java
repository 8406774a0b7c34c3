package dev.hindsight.command.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Transactions of a former relay that Kafka takes for ended, while their records still wait for the
 * mark of their end: seen with Kafka 4.3.1 when the broker's disk failed between the decision to
 * commit and the marks in the partitions. The next transaction of the relay would commit those
 * records too, and their events would be in the topic twice; so they are aborted here, the way of
 * KIP-664, before the end of the topic is asked for.
 */
final class HangingTransactions {

  private static final Logger LOG = Logger.getLogger(HangingTransactions.class);
  // A transaction that is only just ending needs no help.
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long LIMIT_SECONDS = 10;
  private static final long LOOK_MILLIS = 100;
  private static final Duration POLL = Duration.ofMillis(500);

  private final Admin admin;
  private final Consumer<byte[], byte[]> committed;
  private final Consumer<byte[], byte[]> all;
  private final String topic;

  /**
   * Of a topic.
   *
   * @param committed reads committed records
   * @param all reads all records
   */
  HangingTransactions(
      Admin admin, Consumer<byte[], byte[]> committed, Consumer<byte[], byte[]> all, String topic) {
    this.admin = admin;
    this.committed = committed;
    this.all = all;
    this.topic = topic;
  }

  /** To be called when no publisher of an earlier relay can write any more, and before the next. */
  void abort() throws InterruptedException, ExecutionException, TimeoutException {
    var open = open();
    for (var start = System.nanoTime();
        !open.isEmpty() && System.nanoTime() - start < GRACE_NANOS;
        open = open()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    for (var partition : open) {
      var producers =
          admin
              .describeProducers(List.of(partition))
              .partitionResult(partition)
              .get(LIMIT_SECONDS, TimeUnit.SECONDS)
              .activeProducers();
      for (var producer : producers) {
        if (producer.currentTransactionStartOffset().isPresent()) {
          end(partition, producer);
        }
      }
    }
  }

  // Partitions in which readers of committed records are held up.
  private List<TopicPartition> open() {
    var partitions = new ArrayList<>(Topic.partitions(all, topic));
    var seen = committed.endOffsets(partitions);
    var ends = all.endOffsets(partitions);
    partitions.removeIf(p -> seen.getOrDefault(p, 0L) >= ends.getOrDefault(p, 0L));
    return partitions;
  }

  private void end(TopicPartition partition, ProducerState producer)
      throws InterruptedException, ExecutionException, TimeoutException {
    var from = producer.currentTransactionStartOffset().getAsLong();
    if (!isOurs(partition, from)) {
      LOG.warnf(
          "A transaction of somebody else is open in %s since offset %d: readers wait for its end",
          partition, from);
      return;
    }
    LOG.warnf(
        "The transaction of producer %d in %s since offset %d was never ended: it is aborted, and its events are published again",
        producer.producerId(), partition, from);
    admin
        .abortTransaction(
            new AbortTransactionSpec(
                partition,
                producer.producerId(),
                (short) producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(0)))
        .all()
        .get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private boolean isOurs(TopicPartition partition, long offset) throws TimeoutException {
    all.assign(List.of(partition));
    all.seek(partition, offset);
    for (var start = System.nanoTime();
        System.nanoTime() - start < TimeUnit.SECONDS.toNanos(LIMIT_SECONDS); ) {
      for (var record : all.poll(POLL)) {
        return TopicEnd.of(record).isPresent();
      }
    }
    throw new TimeoutException(
        "the record at %s offset %d cannot be read".formatted(partition, offset));
  }
}
