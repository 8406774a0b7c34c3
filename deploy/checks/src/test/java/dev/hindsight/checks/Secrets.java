package dev.hindsight.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The list of secrets that come from outside, with their keys. */
record Secrets(Map<String, List<String>> keys) {

  static Secrets needed() {
    var keys = new HashMap<String, List<String>>();
    for (JsonNode secret : Yaml.merged("deploy/kubernetes/needed-secrets.yaml")) {
      keys.put(
          secret.path("name").asText(),
          Manifest.list(secret.path("keys")).stream().map(JsonNode::asText).toList());
    }
    return new Secrets(keys);
  }

  List<String> keysOf(String name) {
    List<String> found = keys.get(name);
    if (found == null) {
      throw new AssertionError("needed-secrets.yaml does not name " + name);
    }
    return found;
  }
}
