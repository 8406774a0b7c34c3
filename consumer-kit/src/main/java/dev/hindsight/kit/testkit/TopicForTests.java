package dev.hindsight.kit.testkit;

import dev.hindsight.events.CloudEvents;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.source.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic as the relay fills it: in transactions, keyed by stream, with CloudEvents headers. */
public final class TopicForTests implements AutoCloseable {

  private static final Map<String, String> FOR_EVER =
      Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");

  private final Topic topic;
  private final EventCodec codec = new EventCodec();
  private final KafkaProducer<String, byte[]> producer;

  private TopicForTests(Topic topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", topic.bootstrapServers(),
                "transactional.id", "test-" + UUID.randomUUID(),
                "linger.ms", 5,
                "batch.size", 262_144,
                "max.request.size", 4_000_000),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /** On a topic that is there. */
  public static TopicForTests on(Topic topic) {
    return new TopicForTests(topic);
  }

  /** Makes a topic that keeps everything. */
  public static TopicForTests create(Topic topic, int partitions) {
    return create(topic, partitions, FOR_EVER);
  }

  /** Makes a topic with settings of the test's own. */
  public static TopicForTests create(Topic topic, int partitions, Map<String, String> settings) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", topic.bootstrapServers()))) {
      var wanted = new NewTopic(topic.name(), Optional.of(partitions), Optional.empty());
      done(admin.createTopics(List.of(wanted.configs(settings))).all());
    }
    var made = new TopicForTests(topic);
    // Waits until the broker has heard of it from its controller.
    made.producer.partitionsFor(topic.name());
    return made;
  }

  public Topic topic() {
    return topic;
  }

  /** Publishes events in one transaction, in this order. */
  public void publish(Collection<Recorded> events) {
    producer.beginTransaction();
    var sent = new ArrayList<Future<?>>();
    events.forEach(event -> sent.add(producer.send(record(event))));
    producer.commitTransaction();
    sent.forEach(TopicForTests::done);
  }

  /** Sends events in a transaction that is then aborted. */
  public void abort(Collection<Recorded> events) {
    producer.beginTransaction();
    events.forEach(event -> producer.send(record(event)));
    producer.flush();
    producer.abortTransaction();
  }

  /** Publishes an event with another value, to be found unreadable. */
  public void publishBroken(Recorded event, byte[] value) {
    var whole = record(event);
    var broken =
        new ProducerRecord<String, byte[]>(topic.name(), null, whole.key(), value, whole.headers());
    publishRecord(broken);
  }

  /** Publishes what is no event at all. */
  public void publishRecord(ProducerRecord<String, byte[]> record) {
    producer.beginTransaction();
    var sent = producer.send(record);
    producer.commitTransaction();
    done(sent);
  }

  private ProducerRecord<String, byte[]> record(Recorded recorded) {
    var envelope = recorded.envelope();
    var record =
        new ProducerRecord<String, byte[]>(
            topic.name(),
            envelope.stream().toString(),
            codec.encode(recorded.event()).getBytes(StandardCharsets.UTF_8));
    CloudEvents.write(envelope, record.headers()::add);
    return record;
  }

  private static void done(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
