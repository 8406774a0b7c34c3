package dev.hindsight.local.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Says once what many operations say in the same words: a refusal, a header. The document is half
 * as long, and a change of one of them is one change in it.
 */
final class SharedParts {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int OFTEN = 3;

  private final Map<JsonNode, Integer> counts = new LinkedHashMap<>();
  private final Map<JsonNode, String> names = new HashMap<>();

  private SharedParts() {}

  /** Changes the document; each part that comes often becomes a component. */
  static void in(ObjectNode document) {
    share(document, "responses");
    share(document, "parameters");
  }

  private static void share(ObjectNode document, String kind) {
    var parts = new SharedParts();
    eachOperation(document, operation -> parts.count(kind, operation));
    var components = document.withObject("/components/" + kind);
    var taken = new TreeMap<String, JsonNode>();
    components.forEachEntry(taken::put);
    eachOperation(document, operation -> parts.replace(kind, operation, taken));
    components.removeAll();
    taken.forEach(components::set);
  }

  private void count(String kind, JsonNode operation) {
    operation.path(kind).forEach(part -> counts.merge(part, 1, Integer::sum));
  }

  private void replace(String kind, JsonNode operation, Map<String, JsonNode> taken) {
    if (operation.path(kind) instanceof ObjectNode responses) {
      var sorted = new TreeMap<String, JsonNode>();
      responses.forEachEntry(
          (status, part) -> sorted.put(status, shared(kind, "Status" + status, part, taken)));
      responses.removeAll();
      sorted.forEach(responses::set);
    } else if (operation.has(kind)) {
      var list = JSON.arrayNode();
      for (JsonNode part : operation.path(kind)) {
        list.add(shared(kind, ComponentNames.capitals(part.path("name").asText()), part, taken));
      }
      ((ObjectNode) operation).set(kind, list);
    }
  }

  private JsonNode shared(String kind, String wanted, JsonNode part, Map<String, JsonNode> taken) {
    if (part.has("$ref") || counts.getOrDefault(part, 0) < OFTEN) {
      return part;
    }
    String name = names.computeIfAbsent(part, _ -> free(wanted, taken));
    taken.put(name, part);
    return JSON.objectNode().put("$ref", "#/components/" + kind + "/" + name);
  }

  private static String free(String wanted, Map<String, JsonNode> taken) {
    String name = wanted;
    for (int next = 2; taken.containsKey(name); next++) {
      name = wanted + next;
    }
    return name;
  }

  private static void eachOperation(ObjectNode document, Consumer<JsonNode> seen) {
    document.path("paths").forEach(item -> item.forEach(seen));
  }
}
