package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import java.util.HashMap;
import java.util.UUID;

/** Consumers tell repeats by ids. */
final class EventsOnce implements Check {

  @Override
  public String promise() {
    return "no two events of the log have one id";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var positions = new HashMap<UUID, Long>();
    for (var event : evidence.log()) {
      var before = positions.putIfAbsent(event.id(), event.position());
      if (before != null) {
        places.add("%s at positions %d and %d", event.id(), before, event.position());
      }
    }
  }
}
