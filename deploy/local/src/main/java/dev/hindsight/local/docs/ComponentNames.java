package dev.hindsight.local.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the components of several descriptions are called in one: equal ones once, different ones
 * with the name of their service before their own.
 */
final class ComponentNames {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PREFIX = "#/components/";
  private static final String SECURITY = "securitySchemes";

  private final Map<String, JsonNode> apis;

  /** {@code schemas/Money}: what more than one service means something else by. */
  private final Set<String> ambiguous = new HashSet<>();

  ComponentNames(Map<String, JsonNode> apis) {
    this.apis = apis;
    // What refers to something that is renamed is different then, too.
    while (ambiguous.addAll(differing())) {}
  }

  /** {@code query-service} → {@code QueryService}. */
  static String capitals(String service) {
    return Stream.of(service.split("-", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** A copy in which each reference has the name that it has in the one document. */
  JsonNode renamed(String service, JsonNode node) {
    if (node.isArray()) {
      var list = JSON.arrayNode();
      node.forEach(one -> list.add(renamed(service, one)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    var copy = JSON.objectNode();
    node.forEachEntry((key, value) ->
        copy.set(
            key,
            key.equals("$ref") && value.isTextual()
                ? TextNode.valueOf(reference(service, value.textValue()))
                : renamed(service, value)));
    return copy;
  }

  /** Those that the paths refer to, and those that these refer to; and who may come in. */
  ObjectNode components(JsonNode paths) {
    var all = new LinkedHashMap<String, JsonNode>();
    var security = JSON.objectNode();
    apis.forEach((service, api) -> {
      each(api, (key, component) -> all.put(named(service, key), renamed(service, component)));
      api.path("components").path(SECURITY).forEachEntry(security::set);
    });
    var used = new TreeMap<String, ObjectNode>();
    var open = new ArrayDeque<String>(references(paths));
    while (!open.isEmpty()) {
      String key = open.poll();
      JsonNode component = all.remove(key);
      if (component != null) {
        used.computeIfAbsent(kind(key), _ -> JSON.objectNode()).set(name(key), component);
        open.addAll(references(component));
      }
    }
    var components = JSON.objectNode();
    used.forEach((kind, found) -> components.set(kind, sorted(found)));
    components.set(SECURITY, security);
    return components;
  }

  private Set<String> differing() {
    var seen = new LinkedHashMap<String, JsonNode>();
    var differing = new HashSet<String>();
    apis.forEach((service, api) ->
        each(
            api,
            (key, component) -> {
              JsonNode mine = renamed(service, component);
              JsonNode others = seen.putIfAbsent(key, mine);
              if (others != null && !others.equals(mine)) {
                differing.add(key);
              }
            }));
    return differing;
  }

  private static void each(JsonNode api, BiConsumer<String, JsonNode> seen) {
    api.path("components")
        .forEachEntry((kind, components) -> {
          if (!kind.equals(SECURITY)) {
            components.forEachEntry((name, one) -> seen.accept(kind + "/" + name, one));
          }
        });
  }

  private String reference(String service, String reference) {
    return reference.startsWith(PREFIX)
        ? PREFIX + named(service, reference.substring(PREFIX.length()))
        : reference;
  }

  private String named(String service, String key) {
    return ambiguous.contains(key) ? kind(key) + "/" + capitals(service) + name(key) : key;
  }

  private static Set<String> references(JsonNode node) {
    return node.findValues("$ref").stream()
        .map(JsonNode::asText)
        .filter(reference -> reference.startsWith(PREFIX))
        .map(reference -> reference.substring(PREFIX.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String kind(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  private static String name(String key) {
    return key.substring(key.indexOf('/') + 1);
  }

  private static ObjectNode sorted(ObjectNode components) {
    var sorted = new TreeMap<String, JsonNode>();
    components.forEachEntry(sorted::put);
    var copy = JSON.objectNode();
    sorted.forEach(copy::set);
    return copy;
  }
}
