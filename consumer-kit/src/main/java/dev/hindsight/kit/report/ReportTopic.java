package dev.hindsight.kit.report;

import dev.hindsight.events.progress.ProgressReport;
import dev.hindsight.events.progress.ProgressTopic;
import dev.hindsight.kit.source.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The progress topic as it is written; made when it is not there. One thread uses it. */
final class ReportTopic implements AutoCloseable {

  private static final int LIMIT_MILLIS = 5_000;

  private final String name;
  private final Topic events;
  private @Nullable KafkaProducer<String, byte[]> producer;

  ReportTopic(Topic events) {
    this.name = ProgressTopic.of(events.name());
    this.events = events;
  }

  /** Returns when all are in the topic; after an exception they may be, and can be sent again. */
  void send(List<ProgressReport> reports)
      throws ExecutionException, TimeoutException, InterruptedException {
    var known = producer;
    if (known == null) {
      create();
      known = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
      producer = known;
    }
    var sent = new ArrayList<Future<?>>();
    for (var report : reports) {
      sent.add(known.send(new ProducerRecord<>(name, 0, report.key(), report.toJson())));
    }
    for (var one : sent) {
      one.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void create() throws ExecutionException, TimeoutException, InterruptedException {
    var topic = new NewTopic(name, Optional.of(ProgressTopic.PARTITIONS), Optional.empty());
    try (var admin = events.admin(LIMIT_MILLIS, LIMIT_MILLIS)) {
      admin
          .createTopics(List.of(topic.configs(ProgressTopic.SETTINGS)))
          .all()
          .get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private Map<String, Object> settings() {
    var settings = new HashMap<>(events.kafka());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "progress-" + name);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * 1024 * 1024);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LIMIT_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MILLIS / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
    return settings;
  }

  /** A topic that was lost meanwhile is made again at the next use. */
  void startOver() {
    var known = producer;
    producer = null;
    if (known != null) {
      known.close(Duration.ZERO);
    }
  }

  @Override
  public void close() {
    startOver();
  }
}
