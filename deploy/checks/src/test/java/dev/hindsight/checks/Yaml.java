package dev.hindsight.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML with its anchors and merges, as compose reads it. */
final class Yaml {
  private Yaml() {}

  static JsonNode merged(String path) {
    Object content =
        new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Checkout.text(path));
    return new ObjectMapper().valueToTree(content);
  }
}
