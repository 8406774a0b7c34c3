package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import java.util.HashMap;

/** Streams are told event by event. */
final class VersionsWithoutHoles implements Check {

  @Override
  public String promise() {
    return "versions of a stream are 1, 2, 3 … in the order of positions";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var last = new HashMap<String, Long>();
    for (var event : evidence.log()) {
      var before = last.getOrDefault(event.stream(), 0L);
      if (event.version() != before + 1) {
        places.add(
            "%s: version %d at position %d follows version %d",
            event.stream(), event.version(), event.position(), before);
      }
      last.put(event.stream(), event.version());
    }
  }
}
