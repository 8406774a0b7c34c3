package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import java.util.HashMap;
import java.util.UUID;

/** One commit, and nothing of somebody else in between. */
final class CommandsWhole implements Check {

  @Override
  public String promise() {
    return "the events of a command stand together, out of one commit";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var last = new HashMap<UUID, LogEvent>();
    for (var event : evidence.log()) {
      var before = last.put(event.command(), event);
      if (before != null
          && (before.position() + 1 != event.position() || before.batch() != event.batch())) {
        places.add(
            "command %s has positions %d and %d",
            event.command(), before.position(), event.position());
      }
    }
  }
}
