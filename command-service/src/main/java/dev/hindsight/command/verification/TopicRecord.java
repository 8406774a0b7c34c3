package dev.hindsight.command.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.relay.TopicSettings;
import dev.hindsight.command.verification.Line.Finding;
import dev.hindsight.events.CloudEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record as it was read; nothing that it says of itself is believed. */
record TopicRecord(ConsumerRecord<byte[], byte[]> record) {

  private static final int LONGEST = 100;

  /** What it says its position is; 0 when it says nothing that could be one. */
  long position() {
    return number(CloudEvents.POSITION);
  }

  int partition() {
    return record.partition();
  }

  /** Memory that it takes, roughly. */
  int size() {
    return 500 + Math.max(0, record.serializedValueSize());
  }

  boolean isOf(UUID eventId) {
    return eventId.toString().equals(header(CloudEvents.ID));
  }

  boolean isFrom(String source) {
    return source.equals(header(CloudEvents.SOURCE));
  }

  /** Whether it is where its own key belongs. */
  boolean isInItsPartition(TopicSettings topic) {
    return record.key() != null && topic.partition(record.key()) == record.partition();
  }

  /** The attributes that are not as they would be published, sorted; none when all are. */
  List<String> differences(ProducerRecord<byte[], byte[]> expected) {
    var differs = new ArrayList<String>();
    var wanted = headers(expected.headers());
    var actual = headers(record.headers());
    for (var name : union(wanted, actual)) {
      if (!same(wanted.get(name), actual.get(name))) {
        differs.add(name.startsWith("ce_") ? name.substring(3) : name);
      }
    }
    if (!Arrays.equals(expected.key(), record.key())) {
      differs.add("key");
    }
    if (!Arrays.equals(expected.value(), record.value())) {
      differs.add("data");
    }
    return differs.stream().map(TopicRecord::readable).limit(30).sorted().toList();
  }

  String where() {
    return "partition %d, offset %d".formatted(record.partition(), record.offset());
  }

  void explain(Findings findings) {
    var stream = header(CloudEvents.SUBJECT);
    if (stream != null) {
      findings.explain(stream, number(CloudEvents.STREAM_VERSION));
    }
  }

  Finding finding(Kind kind) {
    var position = position();
    var version = number(CloudEvents.STREAM_VERSION);
    return new Finding(
        kind.text(),
        position == 0 ? null : position,
        null,
        text(CloudEvents.SUBJECT),
        version == 0 ? null : version,
        id(),
        text(CloudEvents.TYPE),
        List.of(),
        where(),
        kind.meaning(),
        kind.advice());
  }

  private @Nullable UUID id() {
    try {
      var id = header(CloudEvents.ID);
      return id == null ? null : UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private long number(String name) {
    try {
      var text = header(name);
      return text == null ? 0 : Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private @Nullable String text(String name) {
    var text = header(name);
    return text == null ? null : readable(text);
  }

  // Whoever wrote it may have written anything.
  private static String readable(String text) {
    var plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
  }

  private @Nullable String header(String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  private static Map<String, List<byte[]>> headers(Headers headers) {
    var byName = new TreeMap<String, List<byte[]>>();
    for (var header : headers) {
      var value = header.value() == null ? new byte[0] : header.value();
      byName.computeIfAbsent(header.key(), _ -> new ArrayList<>()).add(value);
    }
    return byName;
  }

  private static List<String> union(Map<String, ?> some, Map<String, ?> others) {
    var all = new ArrayList<String>(some.keySet());
    others.keySet().stream().filter(name -> !some.containsKey(name)).forEach(all::add);
    return all;
  }

  private static boolean same(@Nullable List<byte[]> some, @Nullable List<byte[]> others) {
    if (some == null || others == null || some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!Arrays.equals(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }
}
