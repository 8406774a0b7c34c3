package dev.hindsight.local;

import dev.hindsight.local.stack.PartStatus;
import dev.hindsight.local.stack.StackListener;
import dev.hindsight.local.stack.StackStatus;
import java.util.HashMap;
import java.util.Map;

/** Turns what a launcher writes down into changes of single parts. */
final class ChangedParts {
  private final StackListener listener;
  private final Map<String, PartStatus> last = new HashMap<>();

  ChangedParts(StackListener listener, StackStatus before) {
    this.listener = listener;
    before.parts().forEach(part -> last.put(part.name(), part));
  }

  void look(StackStatus now) {
    for (PartStatus part : now.parts()) {
      if (!part.equals(last.put(part.name(), part))) {
        listener.changed(part);
      }
    }
  }
}
