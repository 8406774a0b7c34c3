package dev.hindsight.events.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.events.CloudEvents;

/** What all records of the topic have in common: the key, and the headers of a CloudEvent. */
final class AsyncApiRecord {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final String STREAM = "^[a-z]+-" + UUID + "$";
  private static final String COUNT = "^[1-9][0-9]*$";

  private AsyncApiRecord() {}

  static ObjectNode trait() {
    var trait = JSON.objectNode().put("contentType", "application/json");
    trait.set("headers", headers());
    trait
        .putObject("correlationId")
        .put("description", "What was asked for together, over all streams.")
        .put("location", "$message.header#/" + CloudEvents.CORRELATION_ID);
    var kafka = trait.putObject("bindings").putObject("kafka");
    kafka
        .putObject("key")
        .put("type", "string")
        .put("description", "The stream: <kind>-<id>.")
        .put("pattern", STREAM);
    kafka.put("bindingVersion", AsyncApi.KAFKA_BINDING);
    return trait;
  }

  /** What distinguishes the headers of one type. */
  static ObjectNode headersOf(String type) {
    var headers = JSON.objectNode().put("type", "object");
    var properties = headers.putObject("properties");
    properties.putObject(CloudEvents.TYPE).put("const", type);
    properties.putObject(CloudEvents.DATA_SCHEMA).put("const", CloudEvents.schemaOf(type));
    return headers;
  }

  private static ObjectNode headers() {
    var headers =
        JSON.objectNode()
            .put("type", "object")
            .put("description", "Each in UTF-8; numbers are decimal digits.");
    var required = headers.putArray("required");
    required
        .add(CloudEvents.SPEC_VERSION)
        .add(CloudEvents.CONTENT_TYPE)
        .add(CloudEvents.ID)
        .add(CloudEvents.TYPE)
        .add(CloudEvents.SOURCE)
        .add(CloudEvents.SUBJECT)
        .add(CloudEvents.TIME)
        .add(CloudEvents.DATA_SCHEMA)
        .add(CloudEvents.RECORDED_TIME)
        .add(CloudEvents.POSITION)
        .add(CloudEvents.STREAM_VERSION)
        .add(CloudEvents.CORRELATION_ID)
        .add(CloudEvents.CAUSATION_ID);
    var all = headers.putObject("properties");
    text(all, CloudEvents.SPEC_VERSION, "The version of CloudEvents.").put("const", "1.0");
    text(all, CloudEvents.CONTENT_TYPE, "Of the value.").put("const", "application/json");
    text(all, CloudEvents.ID, "The id of the event.").put("pattern", "^" + UUID + "$");
    text(all, CloudEvents.TYPE, "The type and its version; never changes its meaning.");
    text(all, CloudEvents.SOURCE, "The log that it is of.").put("format", "uri");
    text(all, CloudEvents.SUBJECT, "The stream, as in the key.").put("pattern", STREAM);
    text(all, CloudEvents.TIME, "When it happened.").put("format", "date-time");
    text(all, CloudEvents.DATA_SCHEMA, "The address of its JSON Schema.").put("format", "uri");
    text(all, CloudEvents.RECORDED_TIME, "When it was recorded.").put("format", "date-time");
    text(all, CloudEvents.POSITION, "Its place in the whole log: 1, 2, 3 … without a hole.")
        .put("pattern", COUNT);
    text(all, CloudEvents.STREAM_VERSION, "Its place in its stream: 1, 2, 3 … without a hole.")
        .put("pattern", COUNT);
    text(all, CloudEvents.CORRELATION_ID, "What was asked for together.");
    text(all, CloudEvents.CAUSATION_ID, "The command or event that led to it.")
        .put("pattern", "^" + UUID + "$");
    text(all, CloudEvents.ACTOR, "Who caused it; never a name or an address.");
    text(all, CloudEvents.TRACEPARENT, "The trace that it is part of (W3C), when there is one.");
    return headers;
  }

  private static ObjectNode text(ObjectNode all, String name, String description) {
    return all.putObject(name).put("type", "string").put("description", description);
  }
}
