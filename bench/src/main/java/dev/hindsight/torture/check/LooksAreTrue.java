package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.Look;
import dev.hindsight.torture.fold.ReadModels;
import dev.hindsight.torture.fold.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What a client was shown was so, at the version that it was shown with. */
final class LooksAreTrue implements Check {

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
        for (var look : there) {
          var body = look.body();
          if (body != null) {
            ShownFields.compare(at(look.stream(), look.version()), body, wanted, places);
          }
        }
      }
    }
    looks.keySet().forEach(there -> places.add("%s was shown, and never was", there));
  }

  private static String at(String stream, long version) {
    return stream + " at version " + version;
  }
}
