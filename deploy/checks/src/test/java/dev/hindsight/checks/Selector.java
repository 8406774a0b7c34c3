package dev.hindsight.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Whom the labels of a selector mean. */
record Selector(JsonNode content) {

  boolean matches(Map<String, String> labels) {
    return Manifest.texts(content.path("matchLabels")).entrySet().stream()
            .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))
        && Manifest.list(content.path("matchExpressions")).stream()
            .allMatch(expression -> holds(expression, labels));
  }

  private static boolean holds(JsonNode expression, Map<String, String> labels) {
    String value = labels.get(expression.path("key").asText());
    String operator = expression.path("operator").asText();
    return switch (operator) {
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "In" ->
          Manifest.list(expression.path("values")).stream()
              .anyMatch(one -> one.asText().equals(value));
      default -> throw new AssertionError("an operator that we do not use: " + operator);
    };
  }
}
