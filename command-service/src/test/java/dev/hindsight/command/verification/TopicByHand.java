package dev.hindsight.command.verification;

import static org.awaitility.Awaitility.await;

import dev.hindsight.command.relay.RelayTopic;
import dev.hindsight.command.relay.TopicSettings;
import dev.hindsight.embedded.KafkaForTests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of its own in the real broker, with exactly the records that a test wants. */
final class TopicByHand {

  private static final AtomicInteger COUNT = new AtomicInteger();

  // A broker that has little of the machine now and then refuses one of a hundred in a row.
  private static final int MOST_RUNS = 12;

  final TopicSettings settings =
      new TopicSettings("verified-" + COUNT.incrementAndGet(), 4, (short) 1);

  TopicByHand() throws Exception {
    try (var admin = Admin.create(kafka())) {
      admin
          .createTopics(Set.of(new NewTopic(settings.name(), settings.partitions(), (short) 1)))
          .all()
          .get();
    }
    // The broker hears of it from its controller, a moment later.
    try (var reader = topic().openReader()) {
      await().until(() -> reader.partitionsFor(settings.name()).size() == settings.partitions());
    }
  }

  private static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", KafkaForTests.broker().bootstrapServers());
  }

  RelayTopic topic() {
    return new RelayTopic(kafka(), settings);
  }

  /** Writes them in committed transactions of a few records each, and one that is not committed. */
  void write(List<ProducerRecord<byte[], byte[]>> records) {
    var properties = new HashMap<>(kafka());
    // Of its own each time: the broker may still be busy with the end of the one before.
    properties.put("transactional.id", "by-hand-" + UUID.randomUUID());
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      for (var some : inRuns(records)) {
        producer.beginTransaction();
        some.forEach(producer::send);
        producer.commitTransaction();
      }
      if (!records.isEmpty()) {
        producer.beginTransaction();
        producer.send(records.getFirst());
        producer.flush();
        producer.abortTransaction();
      }
    }
  }

  private static <T> List<List<T>> inRuns(List<T> all) {
    var runs = new ArrayList<List<T>>();
    int length = Math.max(7, Math.ceilDiv(all.size(), MOST_RUNS));
    for (int i = 0; i < all.size(); i += length) {
      runs.add(all.subList(i, Math.min(all.size(), i + length)));
    }
    return runs;
  }
}
