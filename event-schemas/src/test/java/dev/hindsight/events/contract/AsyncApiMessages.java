package dev.hindsight.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.events.CloudEvents;
import dev.hindsight.events.EventTypes;

/** The messages of the topic: one for each type and version, with its samples as examples. */
final class AsyncApiMessages {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AsyncApiMessages() {}

  /** {@code hindsight.cart.opened.v1} → {@code cart.opened.v1}. */
  static String nameOf(String type) {
    return type.replaceFirst("^hindsight\\.", "");
  }

  static ObjectNode components() {
    var components = JSON.objectNode();
    var messages = components.putObject("messages");
    components.putObject("messageTraits").set("record", AsyncApiRecord.trait());
    var schemas = components.putObject("schemas");
    for (var type : Contract.everyType()) {
      var schema = Contract.read(Contract.schemaFile(type));
      messages.set(nameOf(type), message(type, schema));
      schema.path("$defs").forEachEntry((name, part) -> define(schemas, name, part));
    }
    return components;
  }

  private static ObjectNode message(String type, JsonNode schema) {
    var current = EventTypes.all().contains(type);
    var message =
        JSON.objectNode()
            .put("name", type)
            .put("title", schema.path("title").textValue())
            .put("summary", schema.path("description").textValue())
            .put(
                "description",
                current
                    ? "Written today."
                    : "An older version: no longer written, and still to be read.");
    message.putArray("tags").addObject().put("name", nameOf(type).split("\\.", 2)[0]);
    message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/record");
    message.set("headers", AsyncApiRecord.headersOf(type));
    message.set("payload", payload(type, schema));
    var examples = message.putArray("examples");
    for (var sample : Contract.samples()) {
      if (sample.type().equals(type)) {
        var example =
            examples
                .addObject()
                .put("name", sample.name().endsWith(".least.json") ? "least" : "full");
        example.set("headers", sample.headers());
        example.set("payload", sample.value());
      }
    }
    return message;
  }

  private static ObjectNode payload(String type, JsonNode schema) {
    var payload = (ObjectNode) inTopic(schema);
    payload.remove("$defs");
    payload
        .putObject("externalDocs")
        .put("description", "The schema by itself (JSON Schema 2020-12); ce_dataschema")
        .put("url", CloudEvents.schemaOf(type));
    return payload;
  }

  /** A part that two schemas share must be the same in both: it stands here once. */
  private static void define(ObjectNode schemas, String name, JsonNode part) {
    var definition = (ObjectNode) inTopic(part);
    if (name.equals("personalText")) {
      definition.put("x-encrypted", true);
    }
    var before = schemas.get(name);
    if (before != null && !before.equals(definition)) {
      throw new IllegalStateException("two schemas mean different things by $defs/" + name);
    }
    schemas.set(name, definition);
  }

  /**
   * The schema as a part of this document, in the dialect of AsyncAPI (a superset of JSON Schema
   * draft 7): its parts are components, and nothing may stand beside a reference.
   */
  private static JsonNode inTopic(JsonNode schema) {
    if (schema.isArray()) {
      var list = JSON.arrayNode();
      schema.forEach(one -> list.add(inTopic(one)));
      return list;
    }
    if (!schema.isObject()) {
      return schema;
    }
    var copy = JSON.objectNode();
    schema.forEachEntry((key, value) -> {
      if (key.equals("$ref")) {
        var ref = value.textValue().replace("#/$defs/", "#/components/schemas/");
        copy.putArray("allOf").addObject().put("$ref", ref);
      } else if (!key.equals("$schema") && !key.equals("$id")) {
        copy.set(key, inTopic(value));
      }
    });
    return copy;
  }
}
