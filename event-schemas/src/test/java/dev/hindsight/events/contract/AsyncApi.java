package dev.hindsight.events.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;

/** The description of the topic (AsyncAPI 3.0), made of the schemas and the golden samples. */
final class AsyncApi {

  static final Path FILE = Contract.MODULE.resolve("src/main/resources/asyncapi.yaml");

  static final String KAFKA_BINDING = "0.5.0";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String TOPIC = "hindsight.events";
  private static final int PARTITIONS = 12;

  private static final String DESCRIPTION =
      """
      Every event of the shop since the first one, kept for ever. A record is a CloudEvent 1.0 in Kafka's binary mode: the
      envelope in headers, the event as plain JSON in the value, the name of its stream as the key, so that the events of
      a stream stand in one partition, in order. Read committed records alone (isolation.level=read_committed) and begin
      at the first offset.
      An event type never changes: a new version is a new type. Fields that `personalText` describes are encrypted with a
      key per customer, and nobody can read them any more once that customer is erased.
      """;

  private AsyncApi() {}

  /** The file as it has to be. */
  static String text() {
    var yaml =
        YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .build();
    try {
      return "# Made of the schemas and golden samples by AsyncApiTest; see the README of event-schemas.\n"
          + yaml.writeValueAsString(document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode document() {
    var document = JSON.objectNode().put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Hindsight: events of the shop")
        .put("version", "1")
        .put("description", DESCRIPTION);
    document.put("defaultContentType", "application/json");
    document.putObject("servers").set("kafka", server());
    document.putObject("channels").set("events", channel());
    document.putObject("operations").set("readEvents", operation());
    document.set("components", AsyncApiMessages.components());
    return document;
  }

  private static ObjectNode server() {
    var server =
        JSON.objectNode()
            .put("host", "{bootstrap}")
            .put("protocol", "kafka")
            .put("description", "The brokers of the installation.");
    server
        .putObject("variables")
        .putObject("bootstrap")
        .put("description", "Host and port; ./hindsight status tells those of the local stack.")
        .put("default", "localhost:9092");
    return server;
  }

  private static ObjectNode channel() {
    var channel =
        JSON.objectNode()
            .put("address", TOPIC)
            .put("title", "All events")
            .put("description", "In each partition in the order of the log; nothing is deleted.");
    var messages = channel.putObject("messages");
    for (var type : Contract.everyType()) {
      var name = AsyncApiMessages.nameOf(type);
      messages.putObject(name).put("$ref", "#/components/messages/" + name);
    }
    var kafka =
        channel
            .putObject("bindings")
            .putObject("kafka")
            .put("topic", TOPIC)
            .put("partitions", PARTITIONS);
    var topic = kafka.putObject("topicConfiguration");
    topic.putArray("cleanup.policy").add("delete");
    topic.put("retention.ms", -1).put("retention.bytes", -1);
    kafka.put("bindingVersion", KAFKA_BINDING);
    return channel;
  }

  private static ObjectNode operation() {
    var operation = JSON.objectNode().put("action", "receive");
    operation.putObject("channel").put("$ref", "#/channels/events");
    return operation
        .put("title", "Read the events")
        .put("summary", "What a consumer does: all types, from the first event on.");
  }
}
