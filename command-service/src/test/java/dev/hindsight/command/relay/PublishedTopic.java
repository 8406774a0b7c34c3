package dev.hindsight.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.events.CloudEvents;
import dev.hindsight.events.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic of its own in the real broker, and what a reader of committed records finds in it. */
final class PublishedTopic {

  private static final AtomicInteger COUNT = new AtomicInteger();

  final TopicSettings settings =
      new TopicSettings("events-" + COUNT.incrementAndGet(), 4, (short) 1);

  /** One record as it was read: where it stood, its key, its envelope and its value. */
  record Read(int partition, String key, Envelope envelope, String value) {}

  Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", KafkaForTests.broker().bootstrapServers());
  }

  RelayTopic relayTopic() {
    return new RelayTopic(kafka(), settings);
  }

  /** Returns when nobody finds it any more. */
  void delete() throws Exception {
    try (var admin = Admin.create(kafka())) {
      admin.deleteTopics(List.of(settings.name())).all().get();
    }
  }

  /** As it was read, for another topic of the name. */
  ProducerRecord<byte[], byte[]> record(Read read) {
    var record =
        new ProducerRecord<>(
            settings.name(),
            read.partition(),
            read.key().getBytes(UTF_8),
            read.value().getBytes(UTF_8));
    CloudEvents.write(read.envelope(), record.headers()::add);
    return record;
  }

  /** Everything up to a position; partition by partition, each in its order. */
  List<Read> readTo(long position) {
    var found = new ArrayList<Read>();
    var patience = Duration.ofSeconds(30);
    var deadline = Instant.now().plus(patience);
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                KafkaForTests.broker().bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(settings.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      while (last(found) < position) {
        if (Instant.now().isAfter(deadline)) {
          throw new AssertionError(
              "position %d is not in the topic, only %d".formatted(position, last(found)));
        }
        var records = consumer.poll(Duration.ofMillis(200));
        records.forEach(record -> found.add(read(record)));
        // As long as something comes, a slow machine is no failure.
        deadline = records.isEmpty() ? deadline : Instant.now().plus(patience);
      }
      // The last position is in one partition; the others, and what may be too much, come too.
      var ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(read(record)));
      }
    }
    return found;
  }

  /** Positions of the log that are not in the topic once: lost, doubled, or of no log. */
  static List<String> differences(List<Read> found, long events) {
    var times = new TreeMap<Long, Integer>();
    LongStream.rangeClosed(1, events).forEach(position -> times.put(position, 0));
    found.forEach(read -> times.merge(read.envelope().position(), 1, Integer::sum));
    return times.entrySet().stream()
        .filter(position -> position.getValue() != 1)
        .map(position -> "position %d: %d times".formatted(position.getKey(), position.getValue()))
        .limit(20)
        .toList();
  }

  private static long last(List<Read> found) {
    return found.stream().mapToLong(read -> read.envelope().position()).max().orElse(0);
  }

  private static Read read(ConsumerRecord<byte[], byte[]> record) {
    var envelope =
        CloudEvents.read(name -> {
          var header = record.headers().lastHeader(name);
          return header == null ? null : header.value();
        });
    return new Read(
        record.partition(),
        new String(record.key(), UTF_8),
        envelope,
        new String(record.value(), UTF_8));
  }
}
