package dev.hindsight.command.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The relay's way to Kafka: the topic, its end, and a publisher that fences earlier ones. */
public final class RelayTopic implements Outlet {

  // One id over all replicas: whoever starts with it ends what its predecessor left open.
  private static final String TRANSACTIONAL_ID = "relay.";

  private final Map<String, Object> kafka;
  private final TopicSettings topic;

  /** {@code kafka} holds the broker addresses and what security they ask for. */
  public RelayTopic(Map<String, Object> kafka, TopicSettings topic) {
    this.kafka = Map.copyOf(kafka);
    this.topic = topic;
  }

  @Override
  public Publisher openPublisher()
      throws InterruptedException, ExecutionException, TimeoutException {
    var admin = Admin.create(kafka);
    try {
      return openPublisher(admin);
    } catch (RuntimeException | InterruptedException | ExecutionException | TimeoutException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  private Publisher openPublisher(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    var id = Topic.ensure(admin, topic);
    var producer =
        new KafkaProducer<>(
            producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
    try {
      var publisher = new TransactionalPublisher(producer, admin, topic, id);
      abortWhatHangs(admin);
      return publisher;
    } catch (RuntimeException | InterruptedException | ExecutionException | TimeoutException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  private void abortWhatHangs(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (var committed = openReader();
        var all = openReader("read_uncommitted")) {
      new HangingTransactions(admin, committed, all, topic.name()).abort();
    }
  }

  /**
   * Creates the topic when it is absent; throws {@link WrongTopic} when it is not as it must be.
   */
  public void check() throws InterruptedException, ExecutionException, TimeoutException {
    try (var admin = Admin.create(kafka)) {
      Topic.ensure(admin, topic);
    }
  }

  /** Whether it holds no event yet; it must be there. */
  boolean isEmpty() {
    try (var consumer = openReader()) {
      return ends(consumer).furthest().isEmpty();
    }
  }

  @Override
  public TopicEnds ends() {
    try (var consumer = openReader()) {
      var ends = ends(consumer);
      if (ends.furthest().isPresent()) {
        refuseToGoOnWithout(TopicBeginning.find(consumer, topic.name()));
      }
      return ends;
    }
  }

  private TopicEnds ends(Consumer<byte[], byte[]> consumer) {
    return new TopicEnds(topic, TopicEnd.find(consumer, topic.name()));
  }

  private void refuseToGoOnWithout(long first) {
    if (first != 1) {
      throw new WrongTopic(
          "the topic %s begins with position %d, what was before it is lost: delete the topic, and it is filled again from the log"
              .formatted(topic.name(), first));
    }
  }

  /** Reads committed records, of no group; the caller says from where, and closes it. */
  public Consumer<byte[], byte[]> openReader() {
    return openReader("read_committed");
  }

  private Consumer<byte[], byte[]> openReader(String isolation) {
    return new KafkaConsumer<>(
        consumerSettings(isolation), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The topic's name, and what is fixed of it for ever. */
  public TopicSettings settings() {
    return topic;
  }

  private Map<String, Object> producerSettings() {
    var settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID + topic.name());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    // A dead relay's open transaction keeps readers of committed records waiting for this long.
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    // A failed send fails its transaction, and with it every event behind it: no hole, no reorder.
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000);
    return settings;
  }

  private Map<String, Object> consumerSettings(String isolation) {
    var settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
    return settings;
  }
}
