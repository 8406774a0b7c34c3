package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.TopicEvent;
import java.util.HashMap;

/** Streams are read in the order in which they were written. */
final class TopicInOrder implements Check {

  @Override
  public String promise() {
    return "each stream lies in one partition of the topic, in the order of its versions";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var last = new HashMap<String, TopicEvent>();
    for (var record : evidence.topic()) {
      var before = last.put(record.key(), record);
      if (before != null && before.partition() != record.partition()) {
        places.add("%s is at %s and at %s", record.key(), before.place(), record.place());
      } else if (before != null && version(before) >= version(record)) {
        places.add(
            "%s: version %d at %s is behind version %d",
            record.key(), version(record), record.place(), version(before));
      }
    }
  }

  private static long version(TopicEvent record) {
    return Long.parseLong(record.header("ce_streamversion"));
  }
}
