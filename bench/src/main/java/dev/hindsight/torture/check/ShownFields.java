package dev.hindsight.torture.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.torture.evidence.Plain;
import java.util.Map;

/** Fields of an answer against those of a fold. */
final class ShownFields {

  private static final JsonMapper JSON = new JsonMapper();

  private ShownFields() {}

  /** Notes each field that is another than it must be. */
  static void compare(String what, String body, Map<String, Object> wanted, Places places) {
    var shown = read(body);
    for (var field : wanted.entrySet()) {
      var there = shown.getOrDefault(field.getKey(), "nothing");
      if (!field.getValue().equals(there)) {
        places.add(
            "%s showed the %s %s instead of %s", what, field.getKey(), there, field.getValue());
      }
    }
  }

  private static Map<String, Object> read(String body) {
    try {
      return Plain.map(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return Map.of();
    }
  }
}
