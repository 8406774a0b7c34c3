package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import java.util.Collection;
import java.util.HashMap;

/** {@code If-Match}: nobody overwrites what he has not seen. */
final class ExpectedVersionsHold implements Check {

  @Override
  public String promise() {
    return "what was asked for one version came right behind that version";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    for (var intent : Intent.of(evidence)) {
      var expected = intent.attempts().getFirst().expected();
      if (expected != null && !intent.answers(Answer::isAccepted).isEmpty()) {
        var first = new HashMap<String, LogEvent>();
        intent.events().values().stream()
            .flatMap(Collection::stream)
            .forEach(event -> first.putIfAbsent(event.stream(), event));
        if (first.values().stream().noneMatch(event -> event.version() == expected + 1)) {
          places.add(
              "%s was for version %d, and stands at %s",
              intent.told(), expected, intent.positions());
        }
      }
    }
  }
}
