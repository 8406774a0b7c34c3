package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import dev.hindsight.torture.evidence.Past;
import dev.hindsight.torture.fold.ReadModels;
import dev.hindsight.torture.fold.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whoever asks how it was, by version or by instant, is told what the log says. */
final class PastIsTrue implements Check {

  @Override
  public String promise() {
    return "any past state can be had again, by version and by instant";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var byStream = new HashMap<String, List<LogEvent>>();
    for (var event : evidence.log()) {
      byStream.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
    }
    var byPosition = new HashMap<Long, List<Past>>();
    for (var past : evidence.pasts()) {
      if (past.body() == null) {
        places.add("%s was answered %d", past.told(), past.status());
      } else {
        var last = last(past, byStream.getOrDefault(past.stream(), List.of()));
        byPosition.computeIfAbsent(last, _ -> new ArrayList<>()).add(past);
      }
    }
    compare(evidence, byPosition, places);
  }

  // The position of the last event that is to be seen.
  private static long last(Past past, List<LogEvent> events) {
    var version = past.version();
    var asOf = past.asOf();
    var last = 0L;
    for (var event : events) {
      var isSeen =
          version != null
              ? event.version() <= version
              : asOf != null && !event.recordedAt().isAfter(asOf);
      if (isSeen) {
        last = event.position();
      }
    }
    return last;
  }

  private static void compare(Evidence evidence, Map<Long, List<Past>> byPosition, Places places) {
    var models = new ReadModels();
    for (var event : evidence.log()) {
      models.apply(event);
      for (var past : byPosition.getOrDefault(event.position(), List.of())) {
        var body = past.body();
        if (body != null) {
          ShownFields.compare(past.told(), body, Shown.of(models, past.stream()), places);
        }
      }
    }
  }
}
