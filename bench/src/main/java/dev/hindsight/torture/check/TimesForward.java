package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import java.time.Instant;

/** Else a question about last Thursday would have another answer on Friday. */
final class TimesForward implements Check {

  @Override
  public String promise() {
    return "times of recording never go back";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var last = Instant.MIN;
    for (var event : evidence.log()) {
      if (event.recordedAt().isBefore(last)) {
        places.add("position %d at %s after %s", event.position(), event.recordedAt(), last);
      }
      last = event.recordedAt();
    }
  }
}
