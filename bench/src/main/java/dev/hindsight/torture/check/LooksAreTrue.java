package dev.hindsight.torture.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.Look;
import dev.hindsight.torture.evidence.Plain;
import dev.hindsight.torture.fold.ReadModels;
import dev.hindsight.torture.fold.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a client was shown was so, at the version that it was shown with. */
final class LooksAreTrue implements Check {

  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String promise() {
    return "what a read showed is the fold up to the version that it named";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var looks = new HashMap<String, List<Look>>();
    for (var look : evidence.looks()) {
      if (look.body() != null) {
        looks.computeIfAbsent(at(look.stream(), look.version()), _ -> new ArrayList<>()).add(look);
      }
    }
    var models = new ReadModels();
    for (var event : evidence.log()) {
      models.apply(event);
      var there = looks.remove(at(event.stream(), event.version()));
      if (there != null) {
        var wanted = Shown.of(models, event.stream());
        there.forEach(look -> compare(look, wanted, places));
      }
    }
    looks.keySet().forEach(there -> places.add("%s was shown, and never was", there));
  }

  private static void compare(Look look, Map<String, Object> wanted, Places places) {
    var shown = shown(look);
    for (var field : wanted.entrySet()) {
      var there = shown.getOrDefault(field.getKey(), "nothing");
      if (!field.getValue().equals(there)) {
        places.add(
            "%s showed the %s %s at version %d instead of %s",
            look.stream(), field.getKey(), there, look.version(), field.getValue());
      }
    }
  }

  private static Map<String, Object> shown(Look look) {
    try {
      return Plain.map(JSON.readTree(look.body()));
    } catch (JsonProcessingException e) {
      return Map.of();
    }
  }

  private static String at(String stream, long version) {
    return stream + " at version " + version;
  }
}
