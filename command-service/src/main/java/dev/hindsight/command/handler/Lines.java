package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Fold;
import dev.hindsight.events.Event;
import dev.hindsight.events.StreamName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states in memory, the least recently used dropped first when there are more than {@code
 * most}; one that is in use stays. Confined to the handler's event loop.
 */
final class Lines {

  private final Map<String, Fold<Object, Event>> folds;
  private final int most;
  private final LinkedHashMap<StreamName, Line> lines = new LinkedHashMap<>(1024, 0.75f, true);

  Lines(Map<String, Fold<Object, Event>> folds, int most) {
    this.folds = folds;
    this.most = most;
  }

  Line of(StreamName stream) {
    var line = lines.get(stream);
    if (line == null) {
      line = new Line(stream, foldOf(stream));
      lines.put(stream, line);
    }
    return line;
  }

  private Fold<Object, Event> foldOf(StreamName stream) {
    var fold = folds.get(stream.kind());
    if (fold == null) {
      throw new IllegalArgumentException("nothing folds streams of kind " + stream.kind());
    }
    return fold;
  }

  /** Drops what is too much, looking at a bounded number of lines. */
  void trim() {
    var tooMany = lines.size() - most;
    var oldest = lines.values().iterator();
    for (int looked = 0; looked < 2 * tooMany && oldest.hasNext(); looked++) {
      if (oldest.next().canBeDropped()) {
        oldest.remove();
      }
    }
  }
}
