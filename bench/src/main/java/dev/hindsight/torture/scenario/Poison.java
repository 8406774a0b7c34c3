package dev.hindsight.torture.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.torture.gather.TopicReader;
import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Records that nobody can apply, in the midst of those that everybody can. */
public final class Poison implements Scenario {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "poison";
  }

  @Override
  public String description() {
    return "records that are no events, tombstones, a type from the future, data of another type";
  }

  @Override
  public void run(Stage stage) throws Exception {
    var before = stage.rig().replicas().stream().map(one -> one.process().pid()).toList();
    var query = stage.rig().anyOf(Service.QUERY);
    var parkedBefore = parked(stage, query);
    var planted = new HashSet<String>();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", stage.rig().stores().kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < stage.either(1, 8); i++) {
        for (var record : records(planted)) {
          stage.fault("a record that cannot be applied: " + record.what());
          producer.send(record.record());
          stage.pass(Duration.ofMillis(stage.either(200, 2_000)));
        }
      }
    }
    stage.becomes(
        "streams of records that cannot be applied are parked, and no others",
        LIMIT,
        () -> {
          var now = parked(stage, query);
          now.removeAll(parkedBefore);
          now.removeIf(stream -> stream.startsWith("?"));
          return now.equals(planted);
        });
    stage.expect(
        before.equals(stage.rig().replicas().stream().map(one -> one.process().pid()).toList()),
        "a record that cannot be applied ends no process",
        "a process was started anew");
    relayStartsBehind(stage);
  }

  // Who starts asks the end of the topic how far it came: there are strangers now.
  private static void relayStartsBehind(Stage stage) throws Exception {
    for (var replica : stage.rig().replicasOf(Service.COMMAND)) {
      stage.fault("kill -9 of " + replica);
      replica.process().kill();
    }
    stage.ready(stage.rig().anyOf(Service.COMMAND), "a killed process comes back");
    var head = stage.head();
    stage.becomes(
        "a relay that starts goes on behind records of strangers",
        LIMIT,
        () -> stage.published() > head);
  }

  private static Set<String> parked(Stage stage, Replica query)
      throws IOException, InterruptedException {
    var streams = new HashSet<String>();
    stage
        .gauge()
        .json(query, "/admin/projections/carts/parked?limit=200")
        .path("parked")
        .forEach(one -> streams.add(one.path("stream").asText()));
    return streams;
  }

  private record Planted(String what, ProducerRecord<byte[], byte[]> record) {}

  private static List<Planted> records(Set<String> streams) {
    var records = new ArrayList<Planted>();
    records.add(new Planted("a text without anything", record(null, "no event", Map.of())));
    records.add(new Planted("nothing at all", record(null, null, Map.of())));
    records.add(new Planted("a tombstone", record(stream(streams), null, Map.of())));
    records.add(new Planted("a cart without headers", record(stream(streams), "{}", Map.of())));
    var painted = stream(streams);
    records.add(
        new Planted(
            "a type from the future",
            record(painted, "{}", headers(painted, "hindsight.cart.painted.v9"))));
    var other = stream(streams);
    records.add(
        new Planted(
            "data of another type",
            record(
                other, "{\"quantity\":\"many\"}", headers(other, "hindsight.cart.item-added.v1"))));
    return records;
  }

  private static String stream(Set<String> streams) {
    var stream = "cart-" + UUID.randomUUID();
    streams.add(stream);
    return stream;
  }

  private static Map<String, String> headers(String stream, String type) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", UUID.randomUUID().toString());
    headers.put("ce_type", type);
    headers.put("ce_source", "torture");
    headers.put("ce_subject", stream);
    headers.put("ce_time", "2026-01-01T00:00:00Z");
    headers.put("ce_recordedtime", "2026-01-01T00:00:00Z");
    headers.put("ce_streamversion", "1");
    headers.put("ce_correlationid", "torture");
    headers.put("ce_causationid", UUID.randomUUID().toString());
    return headers;
  }

  private static ProducerRecord<byte[], byte[]> record(
      @Nullable String key, @Nullable String value, Map<String, String> headers) {
    var record =
        new ProducerRecord<byte[], byte[]>(
            TopicReader.TOPIC,
            key == null ? null : key.getBytes(UTF_8),
            value == null ? null : value.getBytes(UTF_8));
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    record.headers().add(TopicReader.PLANTED, new byte[0]);
    return record;
  }
}
