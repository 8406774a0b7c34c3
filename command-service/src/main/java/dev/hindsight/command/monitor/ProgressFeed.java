package dev.hindsight.command.monitor;

import dev.hindsight.events.progress.ProgressReport;
import dev.hindsight.events.progress.ProgressTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the progress topic from its start and follows it, on a thread of its own. A consumer
 * without a group: every replica reads everything at every start, and there is no place to store.
 */
public final class ProgressFeed implements Runnable, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ProgressFeed.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration FIRST_POLL = Duration.ofMillis(100);
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final long AGAIN_MILLIS = 2_000;

  private final Map<String, Object> kafka;
  private final String topic;
  private final short replication;
  private final Projections projections;
  private volatile boolean closed;
  private volatile @Nullable KafkaConsumer<String, byte[]> current;
  private boolean wellRead = true;

  /**
   * @param kafka the broker addresses and what security they ask for
   * @param events the topic that the progress is about
   */
  public ProgressFeed(
      Map<String, Object> kafka, String events, short replication, Projections projections) {
    this.kafka = Map.copyOf(kafka);
    this.topic = ProgressTopic.of(events);
    this.replication = replication;
    this.projections = projections;
  }

  @Override
  public void run() {
    while (!closed) {
      try {
        follow();
      } catch (WakeupException e) {
        LOG.debug("the progress of projections is followed no longer");
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | ExecutionException | TimeoutException e) {
        tell(e);
        rest();
      }
    }
  }

  // Once, not each time that it is tried again. What was heard goes on counting.
  private void tell(Exception e) {
    if (wellRead) {
      LOG.warnf("the progress of projections cannot be read, it is tried again: %s", e);
    }
    wellRead = false;
  }

  private void rest() {
    try {
      Thread.sleep(AGAIN_MILLIS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void follow() throws ExecutionException, TimeoutException, InterruptedException {
    create();
    var partition = new TopicPartition(topic, 0);
    try (var consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
      current = consumer;
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      var begun = false;
      while (!closed) {
        for (var record : consumer.poll(begun ? POLL : FIRST_POLL)) {
          take(record);
        }
        if (!begun && consumer.position(partition) >= end) {
          begun = true;
          wellRead = true;
          projections.complete();
        }
        projections.changed();
      }
      consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    } finally {
      current = null;
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    var value = record.value();
    if (value == null) {
      projections.forget(record.key());
      return;
    }
    try {
      projections.heard(ProgressReport.fromJson(value), Instant.ofEpochMilli(record.timestamp()));
    } catch (IllegalArgumentException e) {
      LOG.warnf("%s offset %d is passed over: %s", topic, record.offset(), e.getMessage());
    }
  }

  private void create() throws ExecutionException, TimeoutException, InterruptedException {
    var wanted =
        new NewTopic(topic, Optional.of(ProgressTopic.PARTITIONS), Optional.of(replication));
    try (var admin = Admin.create(kafka)) {
      admin
          .createTopics(List.of(wanted.configs(ProgressTopic.SETTINGS)))
          .all()
          .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private Map<String, Object> settings() {
    var settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
    return settings;
  }

  /** Ends the thread that runs it. */
  @Override
  public void close() {
    closed = true;
    var consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
  }
}
