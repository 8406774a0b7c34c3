package dev.hindsight.command.handler;

import dev.hindsight.command.decider.Fold;
import dev.hindsight.events.Event;
import dev.hindsight.events.StreamName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states in memory, the least recently used dropped first when all together weigh more than
 * {@code most} bytes; one that is in use stays. Confined to the handler's event loop, but for the
 * figures.
 */
final class Lines {

  private static final int MOST_LOOKS = 4096;

  private final Map<String, Fold<Object, Event>> folds;
  private final long most;
  private final LinkedHashMap<StreamName, Line> lines = new LinkedHashMap<>(1024, 0.75f, true);
  private long weight;
  private long hits;
  private long misses;
  private volatile CachedStates figures = new CachedStates(0, 0, 0, 0);

  Lines(Map<String, Fold<Object, Event>> folds, long most) {
    this.folds = folds;
    this.most = most;
  }

  Line of(StreamName stream) {
    var line = lines.get(stream);
    if (line == null) {
      line = new Line(stream, foldOf(stream));
      lines.put(stream, line);
      weigh(line);
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

  /** Counts whether the state was there for a command. */
  void count(Line line) {
    if (line.known) {
      hits++;
    } else {
      misses++;
    }
  }

  /** Its state is another. */
  void weigh(Line line) {
    var now = line.weigh();
    weight += now - line.weight;
    line.weight = now;
  }

  /** Drops what is too much, looking at a bounded number of lines. */
  void trim() {
    if (weight > most) {
      dropOldest();
    }
    figures = new CachedStates(lines.size(), weight, hits, misses);
  }

  private void dropOldest() {
    var inUse = new ArrayList<StreamName>();
    var oldest = lines.values().iterator();
    for (int looked = 0; weight > most && looked < MOST_LOOKS && oldest.hasNext(); looked++) {
      var line = oldest.next();
      if (line.canBeDropped()) {
        oldest.remove();
        weight -= line.weight;
      } else {
        inUse.add(line.stream);
      }
    }
    // Behind those that are not, so that the next look finds what can go.
    inUse.forEach(lines::get);
  }

  CachedStates figures() {
    return figures;
  }
}
