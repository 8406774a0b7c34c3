package dev.hindsight.torture.scenario;

import dev.hindsight.torture.check.Violation;
import dev.hindsight.torture.load.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a play ended.
 *
 * @param events in the log
 */
public record Outcome(
    List<String> scenarios,
    long seed,
    Duration took,
    Findings findings,
    Journal journal,
    long events,
    List<Violation> violations) {

  public Outcome {
    scenarios = List.copyOf(scenarios);
    violations = List.copyOf(violations);
  }

  public boolean isGood() {
    return violations.isEmpty();
  }

  /** Line by line, for people. */
  public List<String> told() {
    var lines = new ArrayList<String>();
    lines.add(
        "%d faults in %d s; %,d commands accepted, %,d refused, %,d left open; %,d events, %,d reads"
            .formatted(
                findings.faults().size(),
                took.toSeconds(),
                journal.accepted(),
                journal.refused(),
                journal.open(),
                events,
                journal.looks().size()));
    findings.figures().forEach((name, values) -> lines.add("  " + figure(name, values)));
    for (var violation : violations) {
      lines.add("NOT KEPT in %d places: %s".formatted(violation.places(), violation.promise()));
      violation.first().forEach(place -> lines.add("  " + place));
    }
    lines.add("violations: " + violations.size());
    return lines;
  }

  private static String figure(String name, List<Long> values) {
    var sorted = values.stream().sorted().toList();
    return values.size() == 1
        ? "%s: %,d".formatted(name, sorted.getFirst())
        : "%s: %,d (median of %d), %,d at most"
            .formatted(name, sorted.get(sorted.size() / 2), sorted.size(), sorted.getLast());
  }
}
