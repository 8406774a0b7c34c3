package dev.hindsight.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The list of secrets that come from outside, with their keys. */
record Secrets(Map<String, List<String>> keys, Map<String, List<String>> optional) {
  private static final String CONSUMER = "NAME";

  /** Those of a cluster with these services, of which some may have come later. */
  static Secrets neededBy(Collection<String> services) {
    var keys = new HashMap<String, List<String>>();
    var optional = new HashMap<String, List<String>>();
    for (JsonNode secret : Yaml.merged("deploy/kubernetes/needed-secrets.yaml")) {
      String name = secret.path("name").asText();
      var owners = name.contains(CONSUMER) ? services : List.of("");
      for (String owner : owners) {
        keys.putIfAbsent(name.replace(CONSUMER, owner), texts(secret.path("keys")));
        optional.putIfAbsent(name.replace(CONSUMER, owner), texts(secret.path("while-it-changes")));
      }
    }
    return new Secrets(keys, optional);
  }

  private static List<String> texts(JsonNode list) {
    return Manifest.list(list).stream().map(JsonNode::asText).toList();
  }

  List<String> keysOf(String name) {
    return of(name, keys);
  }

  /** Those that are there only while it changes, so that nothing may need them. */
  List<String> keysWhileItChanges(String name) {
    return of(name, optional);
  }

  private static List<String> of(String name, Map<String, List<String>> all) {
    List<String> found = all.get(name);
    if (found == null) {
      throw new AssertionError("needed-secrets.yaml does not name " + name);
    }
    return found;
  }
}
