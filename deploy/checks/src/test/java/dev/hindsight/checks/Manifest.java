package dev.hindsight.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One resource as Kubernetes would be given it. */
record Manifest(JsonNode content) {

  String kind() {
    return content.path("kind").asText();
  }

  String apiVersion() {
    return content.path("apiVersion").asText();
  }

  String name() {
    return content.path("metadata").path("name").asText();
  }

  JsonNode spec() {
    return content.path("spec");
  }

  /** What its pods are labelled with; empty where it makes none of its own. */
  Map<String, String> podLabels() {
    return texts(spec().path("template").path("metadata").path("labels"));
  }

  JsonNode pod() {
    return spec().path("template").path("spec");
  }

  List<JsonNode> containers() {
    return list(pod().path("containers"));
  }

  static List<JsonNode> list(JsonNode array) {
    var all = new ArrayList<JsonNode>();
    array.forEach(all::add);
    return all;
  }

  static Map<String, String> texts(JsonNode object) {
    var all = new LinkedHashMap<String, String>();
    object.properties().forEach(one -> all.put(one.getKey(), one.getValue().asText()));
    return all;
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
