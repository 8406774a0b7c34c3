package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.evidence.Attempt;
import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a client wanted once, however often it asked: all attempts with one key, and what stands in
 * the log because of them.
 *
 * @param attempts in the order of their ends; none that was another request with the same key
 * @param events by the id that the command has in the log: more than one is one too many
 */
record Intent(List<Attempt> attempts, Map<UUID, List<LogEvent>> events) {

  /** All of them. */
  static Collection<Intent> of(Evidence evidence) {
    var byMark = new HashMap<String, Map<UUID, List<LogEvent>>>();
    for (var event : evidence.log()) {
      // Processes hand a client's mark on to what they do because of its events.
      if (event.correlation() != null && event.causation() == null) {
        byMark
            .computeIfAbsent(event.correlation(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(event.command(), _ -> new ArrayList<>())
            .add(event);
      }
    }
    var intents = new LinkedHashMap<String, Intent>();
    for (var attempt : evidence.attempts()) {
      if (!attempt.altered()) {
        var intent =
            intents.computeIfAbsent(
                attempt.key() == null ? attempt.mark() : "key " + attempt.key(),
                _ -> new Intent(new ArrayList<>(), new LinkedHashMap<>()));
        intent.attempts.add(attempt);
        intent.events.putAll(byMark.getOrDefault(attempt.mark(), Map.of()));
      }
    }
    return intents.values();
  }

  /** The answers that are so. */
  List<Answer> answers(Predicate<Answer> which) {
    return attempts.stream().map(Attempt::answer).filter(Objects::nonNull).filter(which).toList();
  }

  boolean isAccepted() {
    return !answers(Answer::isAccepted).isEmpty();
  }

  boolean isRefused() {
    return !answers(Answer::isRefused).isEmpty();
  }

  /** For people. */
  String told() {
    return attempts.getFirst().told();
  }

  /** Where its events are, for people. */
  List<Long> positions() {
    return events.values().stream().flatMap(List::stream).map(LogEvent::position).toList();
  }
}
