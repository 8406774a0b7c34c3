package dev.hindsight.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The list of secrets that come from outside, with their keys. */
record Secrets(Map<String, List<String>> keys) {
  private static final String CONSUMER = "NAME";

  /** Those of a cluster with these services, of which some may have come later. */
  static Secrets neededBy(Collection<String> services) {
    var keys = new HashMap<String, List<String>>();
    for (JsonNode secret : Yaml.merged("deploy/kubernetes/needed-secrets.yaml")) {
      String name = secret.path("name").asText();
      var owners = name.contains(CONSUMER) ? services : List.of("");
      for (String owner : owners) {
        keys.putIfAbsent(
            name.replace(CONSUMER, owner),
            Manifest.list(secret.path("keys")).stream().map(JsonNode::asText).toList());
      }
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
