package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Attempt;
import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.evidence.LogEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A command that was sent after another was answered comes behind it. With versions that are a
 * total order of each stream, this makes streams linearizable.
 */
final class LaterIsLater implements Check {

  @Override
  public String promise() {
    return "what was asked after an answer stands behind what was answered";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var spans = spans(evidence);
    // From the last to the first: the lowest place of all that were sent later.
    var bySending = new ArrayList<>(spans);
    bySending.sort(Comparator.comparingLong(Span::sentAt).reversed());
    spans.sort(Comparator.comparingLong(Span::answeredAt).reversed());
    var lowest = Long.MAX_VALUE;
    var next = 0;
    for (var span : spans) {
      while (next < bySending.size() && bySending.get(next).sentAt() > span.answeredAt()) {
        lowest = Math.min(lowest, bySending.get(next++).position());
      }
      if (lowest < span.position()) {
        places.add(
            "%s has position %d, and something sent after its answer has %d",
            span.attempt().told(), span.position(), lowest);
      }
    }
  }

  private static List<Span> spans(Evidence evidence) {
    var spans = new ArrayList<Span>();
    for (var intent : Intent.of(evidence)) {
      if (intent.isAccepted() && intent.events().size() == 1) {
        var position =
            intent.events().values().iterator().next().stream()
                .mapToLong(LogEvent::position)
                .min()
                .orElseThrow();
        // The first attempt that was answered is the one that bounds it; any may have done it.
        var sent = intent.attempts().stream().mapToLong(Attempt::sentAt).min().orElseThrow();
        intent.attempts().stream()
            .filter(attempt -> attempt.answer() != null && attempt.answer().isAccepted())
            .min(Comparator.comparingLong(Attempt::endedAt))
            .ifPresent(first -> spans.add(new Span(first, position, sent, first.endedAt())));
      }
    }
    return spans;
  }

  private record Span(Attempt attempt, long position, long sentAt, long answeredAt) {}
}
