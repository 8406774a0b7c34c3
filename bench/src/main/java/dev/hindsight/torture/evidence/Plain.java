package dev.hindsight.torture.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON as texts, lists and maps, so that two of them are equal when they say the same, whatever the
 * order of their fields. What is null is left out.
 */
public final class Plain {

  private Plain() {}

  public static Object of(JsonNode node) {
    if (node.isArray()) {
      var list = new ArrayList<Object>();
      node.forEach(element -> list.add(of(element)));
      return list;
    }
    return node.isObject() ? map(node) : node.asText();
  }

  /** The fields of an object. */
  public static Map<String, Object> map(JsonNode object) {
    var map = new TreeMap<String, Object>();
    for (var field : object.properties()) {
      if (!field.getValue().isNull()) {
        map.put(field.getKey(), of(field.getValue()));
      }
    }
    return map;
  }
}
