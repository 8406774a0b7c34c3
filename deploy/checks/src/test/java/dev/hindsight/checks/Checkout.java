package dev.hindsight.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of this repository. */
final class Checkout {
  static final List<String> SERVICES =
      List.of("command-service", "query-service", "analytics-service");
  static final Path ROOT = Path.of(System.getProperty("hindsight.root"));
  private static final YAMLMapper YAML = new YAMLMapper();

  private Checkout() {}

  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode yaml(String path) {
    return documents(text(path)).getFirst();
  }

  static List<JsonNode> documents(String yaml) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      var all = new ArrayList<JsonNode>();
      while (documents.hasNext()) {
        all.add(documents.next());
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
