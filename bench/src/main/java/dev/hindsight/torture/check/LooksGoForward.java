package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.Look;
import java.util.HashMap;

/** Whoever hands on the token of its last answer is never shown an older state. */
final class LooksGoForward implements Check {

  @Override
  public String promise() {
    return "who carries its token on is never taken back";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var last = new HashMap<String, Look>();
    for (var look : evidence.looks()) {
      if (look.isAnswered() && look.atLeast() > 0) {
        var before = last.put(look.client() + " " + look.stream(), look);
        if (before != null
            && before.endedAt() < look.sentAt()
            && before.version() > look.version()) {
          places.add(
              "client %d saw version %d of %s after version %d",
              look.client(), look.version(), look.stream(), before.version());
        }
      }
    }
  }
}
